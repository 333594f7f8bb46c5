"""Words that move a place away from the one that is named: «جنوب شرق البوكمال», «قبالة سواحل ليبيا»."""

from __future__ import annotations

import re

_SIDE = "(?:شمال|جنوب|شرق|غرب)ي?"
_SIDES = f"(?:{_SIDE}(?: و?{_SIDE})?)"
_AWAY = (
    f"قباله (?:سواحل|شواطي|ساحل)|قباله|سواحل|ساحل|شواطي|{_SIDES} ريف|ريف|ارياف|ضواحي|ضاحيه|محيط|اطراف|مشارف|"
    "بالقرب من|قرب|غير بعيد عن|علي حدود|حدود|الحدود مع|"
    f"مدخل|مداخل|خارج|جبال|باديه|صحراء|باتجاه|{_SIDES}"
)
_INSIDE = "وسط|داخل|انحاء|عموم|قلب|مركز|معظم|كامل|احياء|شوارع|سماء|اجواء|ربوع"
_MOVED = re.compile(f"(?P<word>{_AWAY}) (?P<anchor>.+)")
_WITHIN = re.compile(f"(?P<word>{_INSIDE}) (?P<anchor>.+)")
_TRAILING = re.compile("(?P<anchor>.+) (?:الشمالي|الجنوبي|الشرقي|الغربي|المحرر)ه?(?: (?:الشرقي|الغربي)ه?)?")
SIDE_OF_COUNTRY = frozenset({
    "الشمال", "الجنوب", "الشرق", "الغرب", "الوسط", "الساحل", "الحدود", "الريف", "الباديه", "الداخل",
})  # fmt: skip
WHOLE_COUNTRY = frozenset({"الاراضي", "المدن", "المناطق", "الاجواء", "البلاد"})
CAPITAL = frozenset({"العاصمه"})


def split_offset(folded: str) -> tuple[str, str, bool] | None:
    """(offset words, anchor, whether the offset leads out of the anchor); None without an offset."""
    for pattern, away in ((_MOVED, True), (_WITHIN, False)):
        found = pattern.fullmatch(folded)
        if found:
            return found["word"], found["anchor"], away
    found = _TRAILING.fullmatch(folded)
    if found:
        return folded[found.end("anchor") + 1 :], found["anchor"], True
    return None
