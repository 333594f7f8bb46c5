"""Ways in which Arabic text comes damaged, and short reports that have them."""

import unicodedata

FATHA, TATWEEL = "\u064e", "\u0640"
REPORT = (
    "زار الرئيس التونسي قيس سعيد الجزائر يوم 12 مايو 2019، والتقى نظيره الجزائري. "
    "وقصفت طائرات تركية معسكرا قرب مدينة سرت، وقتل في الهجوم 15 مقاتلا. "
    "واتهمت وزارة الخارجية الليبية تركيا بخرق الهدنة، وطالبت مجلس الأمن بعقد جلسة عاجلة."
)

NOISY = {
    "tweet": "عاجل | #أنور_قرقاش يستقبل وفدا من @UN في أبوظبي https://t.co/aB3dE5 … تفاصيل لاحقا 😀😀",
    "glued": "وقالوزير الخارجية المصري سامح شكري إنبلاده ترفض التدخل فيليبيا،وتدعو الأطراف إلىالحوار.",
    "clitics apart": "و قال الوزير إن القوات س تنسحب من المدينة ب حلول الجمعة و ستسلم سلاح ها ل لشرطة .",
    "quotes": '«قال الرئيس : "لن ننسحب" ، ثم أضاف ( وهو غاضب ) : “سنرد” !!! ؟؟؟ ...',
    "latin": "التقى وفد NATO وزير الدفاع التركي Hulusi Akar في Ankara أمس، وفق Reuters.",
    "digits": "قتل ١٢ شخصا وأصيب ٣٫٥٠٠ في ۲۰۱۸/۰۵/۱۴ بعد هجوم بـ٣ صواريخ على حلب يوم ١٤/٥/٢٠١٨م.",
    "html left": "اعتقلت الشرطة &quot;ناشطين&quot; <br/> في الخرطوم&nbsp;أمس <p>وأفرجت عن 3 منهم</p>",
    "direction marks": "\u200f\u202bهاجم مسلحون\u200e حافلة \u2067قرب بغداد\u2069\u202c أمس الأول\ufeff.",
    "list": "أبرز العناوين:\n\n- مظاهرات في بيروت\n- استقالة وزير المالية اللبناني\n\t* قصف غزة\n\r\n1) هدنة",
    "no stop": " ".join(["وأضاف المصدر أن الجيش قصف القرية وأن السكان غادروا منازلهم"] * 12),
    "broken": "قصف\ufffd الجيش \ufffd\ufffd بلدة دوما\x00 أمس\x07، و\u0301قتل\u0308 خمسة.",
    "typing": "اعلنت الحكومه السوريه انها قصفت مواقع لداعش فى مدينه الرقه ، وقتلت ٢٠ ارهابيا .",
    "marks only": "\u064b\u064c\u064d \u0640\u0640\u0640 ، ؛ ؟ … «» () — ١٢٣",
    "dashes": "الرياض-واس--وصل ولي العهد الأمير محمد بن سلمان-حفظه الله-إلى القاهرة/مصر اليوم.",
}


def vowelled(text):
    """Every letter with a vowel mark, as in school books."""
    return "".join(char + FATHA if _is_letter(char) else char for char in text)


def stretched(text):
    """Words drawn out with tatweel after each letter that joins the next one."""
    following = [*text[1:], " "]
    return "".join(
        char + TATWEEL if char in _JOINING and _is_letter(after) else char
        for char, after in zip(text, following, strict=True)
    )


def shaped(text):
    """Every letter in the presentation form that its neighbours ask for, as PDF converters write it."""
    before = [" ", *text[:-1]]
    following = [*text[1:], " "]
    return "".join(map(_shape, before, text, following))


def persian(text):
    """With the ya and kaf of a Persian keyboard."""
    return text.translate(str.maketrans("يك", "یک"))


def arabic_digits(text):
    """With Arabic-Indic digits."""
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def _is_letter(char):
    return "\u0621" <= char <= "\u064a" and char != TATWEEL


def _forms():
    forms = {}
    for code in range(0xFE80, 0xFEF5):
        kind, letter = unicodedata.decomposition(chr(code)).split()
        forms[chr(int(letter, 16)), kind] = chr(code)
    return forms


_FORMS = _forms()
_JOINING = {letter for letter, kind in _FORMS if kind == "<initial>"}


def _shape(before, char, after):
    joins_before = before in _JOINING and (char, "<final>") in _FORMS
    joins_after = char in _JOINING and (after, "<final>") in _FORMS
    kinds = {(0, 0): "<isolated>", (0, 1): "<initial>", (1, 0): "<final>", (1, 1): "<medial>"}
    return _FORMS.get((char, kinds[joins_before, joins_after]), char)
