"""Words as they are compared when names in a register are looked for in papers: one form for each, however written."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*['’]?|&")
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", re.IGNORECASE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


APOSTROPHES = str.maketrans("’‘", "''")

# Two ways to write one word. "St" and "Dr" stand for two words each, so names are given both (interest_names.py).
SAME = {
    "&": "and",
    "saint": "st",
    "rd": "road",
    "ave": "avenue",
    "ln": "lane",
    "cres": "crescent",
    "gdns": "gardens",
    "sq": "square",
    "tce": "terrace",
    "assoc": "association",
    "bros": "brothers",
    "govt": "government",
}
STREETS = _words(
    "street road avenue lane crescent gardens square terrace close drive court way hill place walk mews row grove rise"
)
SHORT_STREETS = {"street": "st", "drive": "dr", "close": "cl", "court": "ct", "place": "pl"}
LEGAL = _words("ltd limited plc llp lp cic cio inc incorporated llc co company")
TITLES = _words("mr mrs miss ms mx dr cllr councillor sir dame lord lady rev revd reverend prof professor")
LEADING = _words("the a an land at of off in on near adjacent adjoining to and field plot home house flat")

# Words that papers of every council are full of. A name of these alone says nothing; with another word it does.
GENERIC = _words("""
    a academy access action active activity administration adult advice advisory affairs africa after age agency agenda
    agency agreement aid air all alliance an and animal annual apologies appeal appointment area art arts
    asset assembly assistance association at audit authority autumn award bank best better big bill black blue board
    body book borough branch bridge bright britain british broad brown budget building bus business by cabinet calendar
    capital car care career catering centre central chair chairman challenge chamber champion change chapel charitable
    charity chief child children choice church citizen city civic civil clean clear clerk client climate clinic close
    club coach coast college commercial commission committee common communication community company concern conservative
    construction consultancy consultant consultation consulting contract contractor control cooperative core corner
    corporate corporation cost council councillor country county court creative crescent cross crown culture current
    customer daily data date day decision declaration degree delivery democratic department design development digital
    direct director disability district division document domestic drive driver duty early east eastern economic
    education electric employment end energy engineering england english enterprise environment environmental equality
    essential estate europe european event every excellence executive express fair faith family farm farming federation
    field finance financial fire first fish five focus food football for forest forum forward foundation four free
    freedom friend friends from fund funding furniture future garage garden gate general global gold good governance
    government governor grammar grange grant great green grey ground group grove growth guard guide hall health heart
    help heritage high highway hill holding home hope hospice hospital hotel house housing human improvement in
    independent industry information infrastructure initiative innovation institute insurance interest international
    investment item job joint journey junction junior justice key kingdom labour land landscape lane law leader league
    learning leisure liberal library licence licensing life light limited link little live local lodge logistics london
    long lower main maintenance major manager management manor market master matter may meadow media medical meeting
    member membership memorial mental metropolitan middle midland mill minister ministry minute mission mobile model
    modern money motor museum music mutual national natural nature network new next nhs north northern nursery of office
    officer old on one online open operation opportunity option order organisation other our outdoor panel paper parent
    park parish parking part partner partnership party path pension people performance person pharmacy place plan
    planning plant play plus point police policy pool port post power practice premier premises present press primary
    prime priory prison private product production professional programme progress project property protection provider
    public pupil quality queen quick radio rail railway rail reading real record red regeneration region regional
    register report research residential resident resource response retail review ridge right rise river road rock
    rose round royal rugby rural safe safety sale school science scrutiny sea secondary section sector secure security
    senior service seven share shop short silver single site six skill small smart social society software solar
    solution south southern space special sport spring square st staff standard star state station stone store street
    strategic strategy student studio study summer sun supply support surgery surrey survey sustainability system target
    task taxi teacher teaching team technical technology telecom ten tenant term terrace theatre third three time title
    to today together tourism tower town trade trading traffic training transport travel treatment tree trust trustee
    two uk union unit united university update upper urban vale valley value vehicle venture vice view village vision
    voice voluntary volunteer wales walk ward waste water way welcome welfare well west western white wild wildlife
    winter with woman women wood work worker workforce works workshop world year yellow york young youth zone
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    """)


def bare(word: str) -> str:
    """A word without case, accents and the possessive: "Babcock's" is "babcock", "Teachers’" is "teachers"."""
    word = word.lower()
    if not word.isascii():
        word = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", word.translate(APOSTROPHES))
            if not unicodedata.combining(letter)
        )
    if "'" in word:
        word = word.removesuffix("'s").replace("'", "")
    return SAME.get(word, word)


def plain(word: str) -> str:
    """The form in which words of longer names are compared: bare, and without a plural's ending.

    So "St John's", "St Johns" and "Saint John" are one name.
    """
    word = bare(word)
    return word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word


def is_generic(word: str) -> bool:
    """Whether a word, already plain, tells one name from another no better than "council" does."""
    return word in GENERIC or f"{word}s" in GENERIC or word.isdigit() or len(word) < 2
