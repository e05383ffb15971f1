# A supervisor's queue, and reading a visit.

queue-title = زيارات للمراجعة
queue-waiting-title = بانتظار المراجعة
queue-waiting-count = { COUNTED($count) ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
    [many] { $count } زيارة
   *[other] { $count } زيارة
}
queue-waiting-none = لا زيارة بانتظار المراجعة. ما يسلّمه المندوبون يظهر هنا بعد أول اتصال.
queue-reviewed-title = رُوجعت مؤخراً
queue-reviewed-none = لم تُراجَع زيارة بعد.
queue-by = سلّمها { $name } { $since }
queue-begun-by = بدأها { $name } { $since }

read-title = قراءة الزيارة
read-written-by = الكاتب: { $name }، { $at }
read-written-by-many = { COUNTED($count) ->
    [zero] بلا كاتب مسجل
    [one] كتبه شخص واحد في أكثر من وقت
    [two] كتبه شخصان
    [few] كتبه { $count } أشخاص
    [many] كتبه { $count } شخصاً
   *[other] كتبه { $count } شخص
}
read-show-writers = عرض كاتب كل إجابة ووقتها
read-hide-writers = إخفاء الكاتب والوقت
read-nothing-answered = لا إجابات في هذا القسم.
read-calculated = محسوب
read-problems-title = { COUNTED($count) ->
    [zero] لا ملاحظات من التطبيق
    [one] ملاحظة واحدة من التطبيق
    [two] ملاحظتان من التطبيق
    [few] { $count } ملاحظات من التطبيق
    [many] { $count } ملاحظة من التطبيق
   *[other] { $count } ملاحظة من التطبيق
}
read-comments-title = ملاحظات المراجعة
read-comments-none = لا ملاحظات بعد.
read-summary-title = عن الزيارة
read-delegate = المندوب
read-begun = بدأت
read-handed-in = سُلِّمت
read-status = الحالة

review-accept = قبول
review-return = إعادة للاستكمال
review-comment-label = ما المطلوب استكماله؟
review-comment-hint = يقرؤه المندوب كما هو. اذكر القسم والسؤال.
review-comment-optional = ملاحظة مع القبول (اختيارية)
review-comment-missing = الإعادة تحتاج إلى ملاحظة تبيّن المطلوب.
review-accept-ask = قبول هذه الزيارة كما سُلِّمت؟
review-accept-yes = نعم، قبول الزيارة
review-return-yes = إعادة الزيارة للاستكمال
review-accepted = قُبلت
review-returned = أُعيدت للاستكمال
review-by = { $name }، { $at }
review-amended = عُدِّلت هذه الزيارة بعد تسليمها. المعروض أدناه هو ما سُلِّم، وهذا ما تغيّر بعده:
review-amended-line = { $question }: صارت الإجابة «{ $now }»
