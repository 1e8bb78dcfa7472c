"""Writes stems.csv: words and their stems by snowballstemmer's `porter`.

Run: python3 make_stems.py > stems.csv
The words are roots with every suffix that a rule of the algorithm names, so each rule is met with
stems that are too short for it, just long enough, and long.
"""
import snowballstemmer

ROOTS = """a agr b ble bl cac capac caress communic comput condit control cut decid depend digit div
drift effect electr evalu fail fall feed fil fizz form gener grad hiss hop hopp inject judg kn leak
locat logg lost lyr match motor native oper pois pon predicat radic rat reg relat resolv retriev roll
sens sky slic stat tann token train troubl trunc val vietnam""".split()
SUFFIXES = """s es ss sses ies y ed eed ing at ating ational tional enci anci izer bli abli alli entli
eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize
iciti ical ful ness al ance ence er ic able ible ant ement ment ent ion sion tion ou ism ate iti ous
ive ize e ee l ll led lling y ying""".split() + [""]

stemmer = snowballstemmer.stemmer("porter")
words = sorted({root + suffix for root in ROOTS for suffix in SUFFIXES if len(root + suffix) > 2})
print(f"# snowballstemmer {getattr(snowballstemmer, '__version__', '3.1.1')}, algorithm porter")
for word in words:
    print(f"{word},{stemmer.stemWord(word)}")
