# How a visit went, what is due, the slip for the family, and two values of one answer.

due-title = زيارات مطلوبة
due-overdue-count = { COUNTED($count) ->
    [one] واحدة متأخرة
    [two] اثنتان متأخرتان
    [few] { $count } متأخرة
    [many] { $count } متأخرة
   *[other] { $count } متأخرة
}
due-overdue = { COUNTED($count) ->
    [one] متأخرة يوماً
    [two] متأخرة يومين
    [few] متأخرة { $count } أيام
    [many] متأخرة { $count } يوماً
   *[other] متأخرة { $count } يوم
}
in-days = { COUNTED($count) ->
    [zero] اليوم
    [one] غداً
    [two] بعد يومين
    [few] بعد { $count } أيام
    [many] بعد { $count } يوماً
   *[other] بعد { $count } يوم
}
due-ordered = طلبها مشرف الفرع
due-retry = محاولة جديدة
due-priority = الأولوية: { $priority }
due-present = يحضر: { $who }
due-by = { $name }

case-not-held = لم تتم الزيارة
visit-drop-ask = إلغاء هذه الزيارة؟ لم يُكتب فيها شيء بعد.
outcome-retry = محاولة جديدة: { $date }
outcome-offered = موعد قريب للمحاولة
outcome-to-complete = بعد اختيار النتيجة وما يلزمها يظهر زر التسليم هنا.

same-title = كما في الزيارة السابقة؟
same-from = سجّلها { $name }، { $at }
same-confirm = لم يتغير شيء
same-else = إن تغيّر شيء فالإجابة أدناه كالمعتاد.
same-confirmed = مؤكَّد كما في الزيارة السابقة
same-confirmed-text = إن تغيّر شيء فتعديل إجابته يكفي.

slip-title = ورقة الزيارة للأسرة
slip-open = ورقة الزيارة للأسرة
slip-hint = تُعرض على الأسرة أو تُرسل لها. ليس فيها شيء مما سُجّل.
slip-text = زاركم مندوب الجمعية. عند التواصل يُذكر رقم الملف.
slip-number = رقم الملف
slip-date = التاريخ
slip-delegate = من زاركم
slip-phone = هاتف الجمعية
slip-line = { $label }: { $value }
slip-share = إرسال
slip-print = طباعة
slip-copied = نُسخ النص. يمكن لصقه في رسالة.
slip-not-shared = لا يمكن الإرسال من هذا الجهاز. يكفي عرض الورقة أو طباعتها.

two-values-title = إجابتان مختلفتان
two-values-banner = { COUNTED($count) ->
    [one] سؤال له إجابتان مختلفتان
    [two] سؤالان لكل منهما إجابتان مختلفتان
    [few] { $count } أسئلة لكل منها إجابتان مختلفتان
    [many] { $count } سؤالاً لكل منها إجابتان مختلفتان
   *[other] { $count } سؤال لكل منها إجابتان مختلفتان
}
two-values-text = كُتبتا على جهازين في الوقت نفسه، وكلتاهما محفوظة. يلزم اختيار الصحيحة قبل التسليم.
two-values-case = كُتبتا على جهازين في الوقت نفسه، وكلتاهما محفوظة. يلزم اختيار الصحيحة.
two-values-other = كُتبتا على جهازين في الوقت نفسه، وكلتاهما محفوظة حتى يختار أحدهما صاحب الصلاحية.
two-values-choose = اختيار الصحيحة
two-values-take = اختيار
two-values-counts = المعتمدة الآن
two-values-none = لا إجابات مختلفة. اختيرت واحدة لكل سؤال.
two-values-removed = (حُذفت)
two-values-kept = (موجودة)
two-values-at-question = لهذا السؤال إجابتان مختلفتان، وهذه المعتمدة الآن.

case-name = الاسم
case-identity-number = رقم الهوية
case-mobile = الجوال
case-region = المنطقة
case-city = المدينة أو القرية
case-district = الحي
case-landmark = أقرب معلم
case-visited-by = من يزور الأسرة
case-to-be-present = من يلزم حضوره
case-member = فرد من الأسرة
