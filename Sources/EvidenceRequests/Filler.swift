/// Words of a request that say that something is wanted and not what.
enum Filler {
  static let words: Set<String> = Set(
    """
    a about actually again also am an and any anybody anyone anything are as at be been being bit but by \
    can check could data did do does doing done dont evidence exactly exist figures find for from full get \
    getting give go going got had happen happened happening has have he her here him his how i if im in \
    information into is isn it its just know let lets like ll look looked looking looks make maybe me might \
    more most much my need numbers of off ok okay on one ones only or our out own please pls possible pull \
    quick quickly re read really s say said says see seem seems seen shall she should show shows so some \
    somebody someone something still such sure take tell than that the their them themselves then there \
    these they thing things this those through to try up us use used using ve very view want wanted was \
    way we well were what whats when where whether which while who whoever whose why will with would yes you \
    your kindly dig open run bring fetch display present ask same both other others thanks hi hey hello \
    minutes minute several time times after result results items whoever team person every each few lot bunch wonder curious interested quite even already yet ever
    """.split(separator: " ").map(String.init)
  )
}
