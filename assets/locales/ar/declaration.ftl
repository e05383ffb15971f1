# The declaration: what is signed, by whom and how.

declaration-title = الإقرار والتعهد
declaration-unsigned = لم يُوقَّع
declaration-unsigned-text = يقرأ طالب الدعم ما سُجّل، ثم يوقّع على صحته.
declaration-stale = إقرار يلزم تجديده
declaration-stale-text = تغيّرت إجابات بعد التوقيع. يلزم توقيع جديد على ما هو مسجل الآن.
declaration-signed = موقَّع
declaration-signed-text = التوقيع على ما هو مسجل الآن.
declaration-start = إلى الإقرار والتوقيع
declaration-renew = إقرار جديد
declaration-show = عرض الإقرار الموقَّع
declaration-what = ما يُقَرّ به
declaration-what-hint = يُقرأ على طالب الدعم قسماً قسماً، ويُصحَّح ما يلزم قبل التوقيع.
declaration-papers-hint = هذه مستندات شوهدت. ما كُتب منها جزء مما يُقَرّ به، أما المطابقة بالأصل فقول من اطّلع عليها.
declaration-incomplete = { COUNTED($count) ->
    [one] بقي سؤال واحد لم يُستكمل
    [two] بقي سؤالان لم يُستكملا
    [few] بقيت { $count } أسئلة لم تُستكمل
    [many] بقي { $count } سؤالاً لم يُستكمل
   *[other] بقي { $count } سؤال لم يُستكمل
}
declaration-incomplete-text = ما يُضاف أو يُعدّل بعد التوقيع يلزم له توقيع جديد. الأولى استكماله أولاً.
declaration-to-missing = عرض ما بقي
declaration-was = ما وُقّع عليه
declaration-unfold = عرض كل الإجابات
declaration-fold = طي الإجابات
declaration-answers = { COUNTED($count) ->
    [one] إجابة واحدة
    [two] إجابتان
    [few] { $count } إجابات
    [many] { $count } إجابة
   *[other] { $count } إجابة
}
declaration-text = نص الإقرار
declaration-no-text = لم يصل نص الإقرار من الجمعية بعد. يصل مع أول اتصال، ثم يمكن التوقيع.
declaration-sign = توقيع الإقرار
declaration-signing = يُحفظ التوقيع…
declaration-signer = الموقِّع
declaration-role = الصفة
declaration-at = وقت التوقيع
declaration-taken-by = أخذ التوقيع
declaration-witness = الشاهد
declaration-signature-of = توقيع { $name }
declaration-changed-title = تغيّر بعد التوقيع السابق
declaration-changed-text = وهو الآن:
declaration-changed-line = { $question }: { $now }
declaration-renewed-title = تغيّر ما يُقَرّ به والشاشة مفتوحة
declaration-renewed-text = لذلك لم يُوقَّع على شيء، ومُسح التوقيع أو البصمة. يُقرأ على طالب الدعم ما يُقَرّ به الآن، ثم يؤخذ التوقيع من جديد.
signature-title = التوقيع
signature-hint = التوقيع هنا بالإصبع
signature-empty = مساحة التوقيع، فارغة. من لا يوقّع بيده يختار «بصمة» مع شاهد.
signature-drawn = مساحة التوقيع، فيها توقيع مرسوم
signature-undo = تراجع
signature-clear = مسح
signature-missing = التوقيع مطلوب قبل الحفظ.
thumb-title = البصمة
thumb-hint = تُبصم على ورقة بيضاء أمام الشاهد، ثم تُصوَّر.
thumb-take = تصوير البصمة
thumb-picture = صورة البصمة
thumb-missing = صورة البصمة مطلوبة قبل الحفظ.
finish-without-declaration = تسليم بلا إقرار
finish-without-chosen = تُسلَّم بلا إقرار موقَّع، ويظهر ذلك لمشرف الفرع. يمكن توقيعه لاحقاً من هنا، ما لم تُقبل الزيارة.
