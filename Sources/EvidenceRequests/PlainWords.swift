import TextAnalysis

/// Common words of English and of the field that look like others by a letter or two.
///
/// Who types one of them means it: "tracks" is no slip of "traces", and "setting" none of "letting".
enum PlainWords {
  /// Whether a stem is that of a common word.
  static func contain(_ stem: String) -> Bool { stems.contains(stem) }

  private static let stems: Set<String> = Set(
    """
    abort above adapter addition alignment alive along analytics approve arrival artefact aside
    auction automation based batch begun bench blend block bought bound brand brief brought built
    bunch camp career carrier case casual causal cause cell channel charge cheat chosen chunking
    clause clear clearer click clinic clone close closer cluster coarse coding coincidence
    collection command comment commit compete compile complete concern conference connect connection
    consent consider constant constraint consult content context contract contrast contribute
    conversion convert corner correct correction count course court cover crash credit cycle deal
    dealt decay decide default defer define delay delete deliver depend describe design desire
    destroy detail detector device differ differing direct direction director dispute diverse
    division domain double doubt draft drain drawn dream drift drive drown duration eager edition
    effort element embed enable engine engineer equal estate estimate event evidence exact except
    execute exist expect expense expert explode exploit explore export expose extent fault faulty
    feature feed fetch fever field fight figure filing filling filter final finer flight float focus
    forget formal former formula forth forward found frame friend front fully gamma garden gather
    general generate global gradual grand grant great green gross ground group grown guard guess
    guest guide habit halve handle happy harbour harsh haste heads heart heavy hidden hint holes
    honest horizon house human hundred ideal image impact import improve include index infer
    inference influence inform inject input insert inside inspect install intend intent interest
    internal internet invert invest issue iteration joint judge label language large larger later
    latter launch layer leader learn lease leave legal letter level lever lifted light likely limit
    linear listen local locate locked logic logit lower lucky machine manage manual march margin
    market marking mask master match matter measure media medium member memory mention merge method
    middle minor minus minute mirror mobile mode model modern modest modify module moment monitor
    month mostly motion mount mouse move multiple nation native nature neither network neutral never
    nodes normal north note notice novel object observe obtain offer office often older option order
    origin other outlier output overlap overload packed packet panel paper parent parity parse part
    partly party passing paste pasted patch pattern pause pausing penalty percentile perfect period
    permit person phase phrase piece pilot pitch place plain plan plane planner plant planted
    plastic please plenty point police policy portion position possible posted power practice
    precise prefer preference prepare present pressing pretty prevent preview previous price pride
    prime print prior private probe process processing produce product profile program project
    promise promote prompt proof proper propose prose protect protection prove provide prune public
    purpose pursue quality quantity quarter query quick quiet quite quota quote raise random range
    ranking rapid rare rather rating ratio reach react reaction read ready reason rebuild recall
    receive recent recession recipe record recover recycle reduce refer reflect reform refuse regard
    regime region regular reject rejection relate relation relative release relevant reliable relief
    remain remark remind remote remove render renew repair repeat replace replica reply report
    represent request require rescue reserve reset reside resist resolve respect respond rest
    restart restore restrict retain retention retire retrain retry return reuse reveal reverse
    review revise reward rewrite rising roles rotate rotation rough round rounding route routine
    royal ruler running rural safety sample sampler scale scan scene schedule scope score search
    season second section sector secure security select selector self sense separate sequence series
    serious serve service session setting settle several severe shade shape shard share sharp shelf
    shift short shorten shown signal silent silver similar simple single skill sleep slice slight
    slope small smart smooth social solid solve sound source south space spare sparse special spell
    spend spending split spoken sport spread spring square stable staff stage stake stale stall
    standard standing stars start state station stats status steady steep steer step stick still
    stock stolen stone storage store storm story strange stranger strategy stray stream street
    strength stress strict strike string strong struck structure stuck student studio study style
    subject success such sudden suffer suggest suite summer supply support suppose surface surplus
    survey survive suspect swift symbol taken target teach temper tenth tents term tests text thank
    theme theory thick thought thousand thread threat throw ticket tight timezone title token tools
    topic total touch tough tower trace track trade trail train training transfer transit travel
    treat tree trend trial tribe trick trouble truck trunk trust truth tuned turned twelve twice
    typical uncertain under union unique unity unlike until update upper usage usual vague valid
    valley value variance variant vary vector vendor version victim video village virtual vision
    visit visual vital voice volume wage warm warning waste water weather weekly weigh weight
    whenever wherever white widen wider window winter wonder wording working world worry worst worth
    wrist write writing wrong yield
    """.split(whereSeparator: \.isWhitespace).map { PorterStem.stem(String($0)) }
  )
}
