"""Short texts of our own, for tests of reading."""

ARABIC = (
    "استقبل وزير الخارجية في العاصمة أمس وفدا من البرلمان، وبحث معه سبل التعاون بين البلدين. "
    "وقال الوزير إن اللقاء كان «مثمرا»، فيما أكد رئيس الوفد أن زيارة ثانية ستتم الشهر المقبل."
)
PERSIAN = "وزیر امور خارجه در دیدار با همتای خود بر گسترش روابط دو کشور تاکید کرد و گفت که این توافق باید اجرا شود"
URDU = "وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے نئے اقدامات کر رہی ہے"
ENGLISH = "The minister received a delegation of the parliament in the capital yesterday and talked about trade."

PAGE = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="{{charset}}">
<title>لقاء في العاصمة | صحيفة المثال</title>
<meta property="og:title" content="لقاء في العاصمة">
<meta property="og:site_name" content="صحيفة المثال">
<meta property="article:published_time" content="2019-03-07T21:10:00+02:00">
<link rel="canonical" href="https://news.example/2019/03/07/meeting">
</head><body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>
<article><h1>لقاء في العاصمة</h1>
<p>{ARABIC}</p>
<p>وأضاف المتحدث باسم الوزارة أن الجانبين اتفقا على عقد اجتماع آخر لمتابعة ما جرى بحثه في هذا اللقاء.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>
"""
