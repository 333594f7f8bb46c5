"""Who did it and to whom, by construction."""

from datetime import date

import pytest

from rawi.article import Article
from rawi.records import EventType, Modality

pytestmark = pytest.mark.model

# a lone sentence is judged by the relevance scorer as well; in company only the parties are tested
COMPANY = " وزار الوزير عدن. ودعت موسكو إلى الحوار. ورحب الأمين العام بالخطوة. ووافقت الحكومة على الطلب."
CASES = [
    # a relative clause with a light verb names the actor and takes the prepositions
    ("انتقد الوزير العقوبات التي فرضتها واشنطن على طهران الشهر الماضي.", "العقوبات", ["واشنطن"], ["طهران"]),
    ("خلفت الغارات التي شنها التحالف على صنعاء عشرات القتلى.", "الغارات", ["التحالف"], ["صنعاء"]),
    # a participle goes on with the subject, not with its own object
    ("رحب الأمين العام بالخطوة، داعيا الحوثيين إلى الحوار.", "داعيا", ["الأمين العام"], ["الحوثيين"]),
    # a clause after «بعد أن» has its own subject
    ("أكدت أنقرة أنها لن تتراجع بعد أن هدد الرئيس الأمريكي بفرض عقوبات عليها.", "هدد", ["الرئيس الأمريكي"], None),
    # a plural verb has its subject before it
    ("وصف الوزير من يعارضون رئيسة الحكومة بأنهم قلة.", "يعارضون", None, ["رئيسة الحكومة"]),
    # a relative clause belongs to the noun that agrees with it
    ("زار الوزير أنقرة. وانتقد وحدات حماية الشعب التي قصفت البلدة أمس.", "قصفت", ["وحدات حماية الشعب"], ["البلدة"]),
    # an unwritten passive, and those who are counted
    ("قتل ثلاثة من رجال الشرطة أمس.", "قتل", [], ["ثلاثة من رجال الشرطة"]),
    ("اعتقل مسؤول كبير أمس.", "اعتقل", [], ["مسؤول كبير"]),
    ("نعت النقابة الصحفية التي قتلت في غارة على المدينة.", "قتلت", [], None),
    ("غادر الناشط البلاد قبل أن يعتقل في المطار.", "يعتقل", [], ["الناشط"]),
    # lands that are masculine
    ("رفض لبنان الطلب الإسرائيلي أمس.", "رفض", ["لبنان"], None),
    ("اعترف العراق رسميا باستقلال الكويت.", "اعترف", ["العراق"], ["الكويت"]),
    # a thing is no actor
    ("هددت الأسلحة الثقيلة سكان البلدة.", "هددت", [], ["سكان البلدة"]),
    # several nationalities
    ("خلفت غارات روسية وسورية على المدينة عشرات الجرحى.", "غارات", ["روسية", "سورية"], None),
    # whose words they are
    ("نددت الحكومة بتصريحات وزير الخارجية الإيراني.", "نددت", ["الحكومة"], ["وزير الخارجية الإيراني"]),
    # a protest is against whom its reason is for
    ("تظاهر آلاف الأشخاص في العاصمة تنديدا بالهجوم التركي.", "تظاهر", ["آلاف الأشخاص"], ["التركي"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), CASES)
def test_parties(reader, text, trigger, actors, recipients):
    found = [
        e for e in reader.read(Article(text + COMPANY, published=date(2020, 3, 4))).events if e.trigger.text in trigger
    ]
    assert found, trigger
    if actors is not None:
        assert [p.text for p in found[0].actors] == actors
    if recipients is not None:
        assert [p.text for p in found[0].recipients] == recipients


def test_an_accusation_is_of_its_genitive(reader):
    (event,) = (
        e for e in reader.read(Article("استمر الجدل بعد اتهام الوزير بالفساد.")).events if e.type is EventType.ACCUSE
    )
    assert [p.text for p in event.recipients] == ["الوزير"]
    assert event.actors == ()


def test_a_meeting_to_come_is_planned(reader):
    text = "تأتي الزيارة قبل قمة بين الرئيسين في موسكو يوم 12 يونيو المقبل."
    events = reader.read(Article(text, published=date(2018, 5, 30))).events
    assert [e.modality for e in events if e.trigger.text == "قمة"] == [Modality.PLANNED]
