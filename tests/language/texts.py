"""Random texts of the kind that newsrooms send, and that they should not."""

from hypothesis import strategies as st

WORDS = (
    "قالت", "وزارة", "الخارجية", "وللبلاد", "فسيكتبونها", "كِتَابُهُم", "الرئيـــس", "ﺍﻟﺮﺋﻴﺲ", "ﻭﻻ", "بﻻد", "في", "و",
    "الأممالمتحدة", "١٢٫٥٪", "2019", "1,000", "BBC", "U.N.", "@rawi", "#القدس", "press@example.org",
    "https://example.org/a?b=1", "😀", "👨‍👩‍👧", "ـ", "--", "...", "،", ".", "؟", "!", "«", "»", "(", ")", ":", "ﷺ", "ﷲ",
    "\u064b", "\u200f", "\u200b", "\ufeff", "کابل", "ﹰ", "\x00", "\u3164", "½", "İ",
)  # fmt: skip
GAPS = (" ", " ", " ", "  ", "", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2029", "\u3000", " \n ")


def joined(parts):
    return "".join(word + gap for word, gap in parts)


TEXTS = st.builds(
    lambda head, parts: head + joined(parts),
    st.sampled_from(("", " ", "\n", "\u200f")),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=25),
)
