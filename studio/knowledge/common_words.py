"""Characters and words that stand in any text, whatever it is about."""

COMMON_CHARACTERS = frozenset(
    "的了是在和与及或等有不为对以其于之中上下内外被将把由从到并也都就而但这那该此各本应当可以要会能得着过给让向跟比"
    "年月日时个件种次"
)
_ENGLISH = (
    "a about an and any are as at be by can could did do does for from had has have how i if in is it its may"
    " me must my no not of on or our should so than that the their them there they this to was we were what"
    " when where which who whom whose why will with would you your"
)
COMMON_WORDS = frozenset(_ENGLISH.split(" "))
