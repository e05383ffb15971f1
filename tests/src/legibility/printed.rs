//! Pages of Arabic as an office prints them, set by the browser that the other
//! browser tests use. Every name and number on them is invented.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::picture::Picture;

/// A sheet: what is on it, and how it looks.
pub struct Sheet {
    pub name: &'static str,
    /// One paragraph a line; the first is the heading.
    pub text: &'static str,
    style: &'static str,
}

/// A letter, a table-like certificate, and a dense contract.
pub const SHEETS: [Sheet; 3] = [
    Sheet { name: "letter", text: LETTER, style: "font-size:17px;line-height:1.9" },
    Sheet { name: "certificate", text: CERTIFICATE, style: "font-size:20px;line-height:2" },
    Sheet { name: "contract", text: CONTRACT, style: "font-size:14.5px;line-height:1.7" },
];

const LETTER: &str = "\
خطاب تعريف بالحالة السكنية
إلى من يهمه الأمر في قسم علاقات المستفيدين بالجمعية
نفيدكم بأن الأسرة المذكورة تسكن في القرية منذ عشر سنوات في بيت من غرفتين وفناء صغير
وقد زار الباحث البيت يوم الثلاثاء ووجد أن سقف الغرفة الكبرى يحتاج إلى إصلاح قبل الشتاء
ولا يصل الماء إلى البيت إلا مرتين في الشهر ويحمله الأبناء من خزان المسجد القريب
وتعمل الأم في الخياطة وتبيع ما تصنعه في سوق القرية يوم الخميس من كل أسبوع
أما الأبناء فيدرسون في المدرسة الابتدائية وهي على مسافة قصيرة من البيت سيرا على الأقدام
ويطلب رب الأسرة المساعدة في شراء خزان للماء ومكيف لغرفة الأطفال وإصلاح السقف
وهذه المعلومات صحيحة بحسب ما رآه الباحث وما قاله الجيران وإمام المسجد
وعلى ذلك جرى التوقيع والله الموفق
رقم الخطاب 4471 وتاريخه 12 رجب";

const CERTIFICATE: &str = "\
شهادة راتب
تشهد مؤسسة المثال للتجارة بأن الموظف يعمل لديها
الوظيفة حارس مبنى
تاريخ المباشرة 15 محرم 1440
الراتب الأساسي 2850 ريالا
بدل السكن 700 ريال
بدل النقل 300 ريال
مجموع الراتب 3850 ريالا
وقد أعطيت له هذه الشهادة بناء على طلبه
دون أن تتحمل المؤسسة أي مسؤولية
مدير الموارد البشرية";

const CONTRACT: &str = "\
عقد إيجار منزل
تم الاتفاق بين الطرف الأول وهو مالك المنزل والطرف الثاني وهو المستأجر على ما يأتي
البند الأول يؤجر الطرف الأول المنزل الواقع في حي النموذج شمال السوق القديم للطرف الثاني
البند الثاني مدة العقد سنة كاملة تبدأ من أول شهر صفر وتنتهي في آخر شهر محرم من السنة التالية
البند الثالث قيمة الإيجار تسعة آلاف ريال في السنة تدفع على قسطين متساويين في أول كل نصف سنة
البند الرابع يلتزم المستأجر بالمحافظة على المنزل وأبوابه ونوافذه ولا يغير فيه شيئا إلا بإذن مكتوب
البند الخامس يدفع المستأجر فواتير الكهرباء والماء ويدفع المالك تكاليف إصلاح السقف والجدران
البند السادس لا يجوز للمستأجر أن يؤجر المنزل أو جزءا منه لشخص آخر دون موافقة المالك
البند السابع إذا رغب أحد الطرفين في إنهاء العقد أخبر الطرف الآخر قبل شهرين من نهايته
البند الثامن عند تسليم المنزل يكتب الطرفان محضرا يذكر حالة المنزل وما فيه من أثاث وأجهزة
البند التاسع إذا تأخر المستأجر عن دفع القسط ثلاثين يوما جاز للمالك أن يطلب إخلاء المنزل
البند العاشر كتب هذا العقد من نسختين بيد كل طرف نسخة للعمل بها عند الحاجة
البند الحادي عشر تنظر المحكمة في المدينة في كل خلاف ينشأ عن هذا العقد أو تفسيره
وقع الطرفان على هذا العقد وهما في كامل الأهلية وعلى ذلك شهد الشاهدان";

/// The browser: `CHROMIUM` in the environment, or where Debian puts it.
#[must_use]
pub fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    named.or_else(|| Some(PathBuf::from("/usr/bin/chromium"))).filter(|path| path.exists())
}

impl Sheet {
    /// The sheet of A4 at 300 pixels to the inch.
    ///
    /// # Panics
    /// When the browser does not print it.
    #[must_use]
    pub fn print(&self, browser: &Path, folder: &Path) -> Picture {
        let html = folder.join(format!("{}.html", self.name));
        let png = folder.join(format!("{}.png", self.name));
        std::fs::write(&html, self.html()).expect("a place for the sheet");
        let status = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
            .args(["--disable-background-networking", "--force-device-scale-factor=3.125"])
            .arg("--window-size=794,1123")
            .arg(format!("--user-data-dir={}", folder.join("browser").display()))
            .arg(format!("--screenshot={}", png.display()))
            .arg(format!("file://{}", html.display()))
            .stderr(std::process::Stdio::null())
            .status()
            .expect("the browser starts");
        assert!(status.success(), "the browser ended with {status}");
        Picture::from_png(&std::fs::read(&png).expect("a picture of the sheet"))
    }

    fn html(&self) -> String {
        let mut lines = self.text.lines();
        let heading = lines.next().unwrap_or_default();
        let rest: String = lines.map(|line| format!("<p>{line}</p>")).collect();
        format!(
            "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><style>\
             body{{margin:70px 75px;background:#fbfaf6;color:#1c1c22;\
             font-family:'Noto Naskh Arabic','Noto Sans Arabic','DejaVu Sans',sans-serif;{}}}\
             h1{{font-size:1.6em;text-align:center;margin:0 0 1em}}p{{margin:0 0 .5em}}\
             </style><h1>{heading}</h1>{rest}</html>",
            self.style
        )
    }
}
