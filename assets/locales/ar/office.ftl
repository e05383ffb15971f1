# The office: whose every case is, what is due, whose device is silent; assigning and ordering.

office-tabs = أقسام المكتب
office-tab-review = للمراجعة
office-tab-read = للقراءة
office-tab-follow = المتابعة
office-tab-cases = الملفات

delegate-woman = مندوبة
delegate-man = مندوب

also-not-assigned = { COUNTED($count) ->
    [zero] لا إسناد متعثراً
    [one] إسناد واحد لم يتم
    [two] إسنادان لم يتما
    [few] { $count } إسنادات لم تتم
    [many] { $count } إسناداً لم يتم
   *[other] { $count } إسناد لم يتم
}
also-overdue = { COUNTED($count) ->
    [zero] لا زيارة متأخرة
    [one] زيارة واحدة متأخرة
    [two] زيارتان متأخرتان
    [few] { $count } زيارات متأخرة
    [many] { $count } زيارة متأخرة
   *[other] { $count } زيارة متأخرة
}
also-due = { COUNTED($count) ->
    [zero] لا زيارة قادمة
    [one] زيارة واحدة قادمة
    [two] زيارتان قادمتان
    [few] { $count } زيارات قادمة
    [many] { $count } زيارة قادمة
   *[other] { $count } زيارة قادمة
}
also-silent = { COUNTED($count) ->
    [zero] لا جهاز منقطعاً
    [one] جهاز واحد منقطع
    [two] جهازان منقطعان
    [few] { $count } أجهزة منقطعة
    [many] { $count } جهازاً منقطعاً
   *[other] { $count } جهاز منقطع
}

follow-title = المتابعة
follow-count = { COUNTED($count) ->
    [zero] لا زيارات
    [one] زيارة واحدة
    [two] زيارتان
    [few] { $count } زيارات
    [many] { $count } زيارة
   *[other] { $count } زيارة
}
follow-more = { COUNTED($count) ->
    [zero] هذا كل ما في القائمة.
    [one] وزيارة أخرى بعد هذه القائمة.
    [two] وزيارتان أخريان بعد هذه القائمة.
    [few] و{ $count } زيارات أخرى بعد هذه القائمة.
    [many] و{ $count } زيارة أخرى بعد هذه القائمة.
   *[other] و{ $count } زيارة أخرى بعد هذه القائمة.
}
follow-overdue-title = زيارات متأخرة
follow-overdue-none = لا زيارة فات موعدها.
follow-due-title = زيارات قادمة
follow-due-none = لا زيارة مطلوبة. التكليف بزيارة من «الملفات».
follow-unread-title = لم يُطَّلع عليها
follow-unread-none = كل ما سُلِّم اطُّلع عليه.
follow-delegates-title = المندوبون وأجهزتهم
follow-delegates-none = لا مندوبين في هذا الفرع بعد. يضيفهم مدير النظام.
follow-due-of = { COUNTED($count) ->
    [zero] بلا زيارات مطلوبة
    [one] زيارة واحدة مطلوبة
    [two] زيارتان مطلوبتان
    [few] { $count } زيارات مطلوبة
    [many] { $count } زيارة مطلوبة
   *[other] { $count } زيارة مطلوبة
}
follow-never-came = لم يتصل جهاز بعد
follow-came = { COUNTED($count) ->
    [zero] اتصل الجهاز اليوم
    [one] اتصل الجهاز أمس
    [two] اتصل الجهاز قبل يومين
    [few] اتصل الجهاز قبل { $count } أيام
    [many] اتصل الجهاز قبل { $count } يوماً
   *[other] اتصل الجهاز قبل { $count } يوم
}
follow-silent = { COUNTED($count) ->
    [zero] اتصل الجهاز اليوم
    [one] منقطع منذ يوم
    [two] منقطع منذ يومين
    [few] منقطع منذ { $count } أيام
    [many] منقطع منذ { $count } يوماً
   *[other] منقطع منذ { $count } يوم
}
follow-silent-hint = انقطاع الجهاز يعني غالباً بُعداً عن الشبكة، وما سُجّل عليه محفوظ فيه. من طال انقطاعه يُتصل به، وتُسند ملفاته إلى غيره عند الحاجة.
follow-nobody = بلا مندوب
follow-not-assigned-title = إسناد لم يتم
follow-not-assigned = لم يُسند
not-assigned-not-allowed = هذا الملف خارج فرعك أو لم يعد موجوداً. يُراجَع مدير النظام.
not-assigned-moved = أسنده شخص آخر قبل وصول طلبك. افتح الملف وانظر لمن هو الآن، ثم أعد الإسناد إن لزم.
not-assigned-no-delegate = من اختير لم يعد مندوباً في هذا الفرع. افتح الملف واختر غيره.

cases-title = ملفات { -all-served }
cases-filter = أي الملفات تُعرض
cases-all = الكل
cases-nobodys = بلا مندوب
cases-of-delegate = لدى المندوب
cases-none = لا ملفات في هذا المكتب بعد. يضيفها مدير النظام، وتظهر هنا بعد أول اتصال.
cases-none-here = لا ملفات في هذا العرض.
cases-show-all = عرض كل الملفات
cases-search-for-more = تُعرض أول 200 ملف. البقية تظهر بالبحث.
cases-select = تحديد { $name }
cases-select-shown = تحديد المعروض كله
cases-select-none = إلغاء التحديد
cases-too-many = يُسنَد 200 ملف على الأكثر في كل مرة.
cases-assign = { COUNTED($count) ->
    [zero] إسناد
    [one] إسناد ملف واحد
    [two] إسناد ملفين
    [few] إسناد { $count } ملفات
    [many] إسناد { $count } ملفاً
   *[other] إسناد { $count } ملف
}

assign-title = إسناد الملفات
assign-cases = { COUNTED($count) ->
    [zero] لا ملفات محددة
    [one] ملف واحد محدد
    [two] ملفان محددان
    [few] { $count } ملفات محددة
    [many] { $count } ملفاً محدداً
   *[other] { $count } ملف محدد
}
assign-more = { COUNTED($count) ->
    [zero] لا شيء غيرها
    [one] وملف آخر
    [two] وملفان آخران
    [few] و{ $count } ملفات أخرى
    [many] و{ $count } ملفاً آخر
   *[other] و{ $count } ملف آخر
}
assign-is-with = لدى { $name }
assign-conditions = شروط هذه الأسر
assign-to = لمن يُسنَد؟
assign-to-missing = اختيار المندوب مطلوب.
assign-to-nobody = بلا مندوب
assign-to-nobody-text = يعود الملف إلى المكتب، ولا يراه أي مندوب بعد ذلك.
assign-do = إسناد
assign-and-order = إسناد مع التكليف بزيارة
assign-done = { COUNTED($count) ->
    [zero] لم يُسند شيء
    [one] أُسند ملف واحد إلى { $name }
    [two] أُسند ملفان إلى { $name }
    [few] أُسندت { $count } ملفات إلى { $name }
    [many] أُسند { $count } ملفاً إلى { $name }
   *[other] أُسند { $count } ملف إلى { $name }
}
assign-done-nobody = { COUNTED($count) ->
    [zero] لم يتغير شيء
    [one] عاد ملف واحد إلى المكتب
    [two] عاد ملفان إلى المكتب
    [few] عادت { $count } ملفات إلى المكتب
    [many] عاد { $count } ملفاً إلى المكتب
   *[other] عاد { $count } ملف إلى المكتب
}
assign-done-text = يصل ذلك إلى الخادم مع أول اتصال، وما يتعذر منه يظهر في «المتابعة».

order-with = مع التكليف بزيارة
order-with-text = تظهر الزيارة في أول شاشة المندوب بموعدها وغرضها.
order-date = آخر موعد للزيارة
order-within = { COUNTED($count) ->
    [zero] اليوم
    [one] خلال يوم
    [two] خلال يومين
    [few] خلال { $count } أيام
    [many] خلال { $count } يوماً
   *[other] خلال { $count } يوم
}
order-date-missing = موعد الزيارة مطلوب.
order-date-past = هذا الموعد مضى. يُختار اليوم أو ما بعده.
order-purpose = نوع الزيارة
order-priority = الأولوية
order-note = ملاحظة للمندوب (اختيارية)
order-note-hint = يقرؤها المندوب مع الزيارة كما هي.

not-suited-title = { COUNTED($count) ->
    [zero] لا أسر بشرط
    [one] أسرة واحدة لا يزورها من اختير
    [two] أسرتان لا يزورهما من اختير
    [few] { $count } أسر لا يزورها من اختير
    [many] { $count } أسرة لا يزورها من اختير
   *[other] { $count } أسرة لا يزورها من اختير
}
not-suited-text = الشرط المطلوب للزيارة، وهو مندوبة فقط أو مندوب فقط، لا ينطبق على { $name }. لم يُسند شيء بعد.
not-suited-next = يلزم اختيار من ينطبق عليه الشرط. وإن تغيّر طلب أسرة فتعديله من ملفها.
not-suited-without = إسناد البقية فقط

office-case-title = المندوب والزيارة
office-assignee = الملف لدى
office-assign = إسناد أو تكليف بزيارة
office-conditions = شروط الزيارة
office-conditions-none = لا شروط لهذه الأسرة.
office-conditions-edit = تعديل الشروط
office-conditions-save = حفظ الشروط
office-by = من يزور الأسرة؟
office-by-hint = بعض الأسر لا يدخل بيتها إلا مندوبة. لا يُسند ملفها إلى غيرها.
office-by-anyone = أي مندوب أو مندوبة
office-by-woman = مندوبة فقط
office-by-man = مندوب فقط
office-present-label = من يلزم حضوره الزيارة؟ (اختياري)
office-present-hint = مثل: الولي، أو محرم من الأسرة. يراه المندوب قبل أن يذهب.
office-visits-none = لا زيارات سابقة لهذا الملف.
