# Both calendars. Months by number; the engine of dates itself knows no names.

date-gregorian = { $day } { $month } { $year }
date-hijri = { $day } { $month } { $year } AH
date-both = { $gregorian } – { $hijri }
time-of-day = { $date }, { $time }

month-gregorian-1 = January
month-gregorian-2 = February
month-gregorian-3 = March
month-gregorian-4 = April
month-gregorian-5 = May
month-gregorian-6 = June
month-gregorian-7 = July
month-gregorian-8 = August
month-gregorian-9 = September
month-gregorian-10 = October
month-gregorian-11 = November
month-gregorian-12 = December

month-hijri-1 = Muharram
month-hijri-2 = Safar
month-hijri-3 = Rabi al-Awwal
month-hijri-4 = Rabi al-Akhir
month-hijri-5 = Jumada al-Ula
month-hijri-6 = Jumada al-Akhirah
month-hijri-7 = Rajab
month-hijri-8 = Shaban
month-hijri-9 = Ramadan
month-hijri-10 = Shawwal
month-hijri-11 = Dhu al-Qadah
month-hijri-12 = Dhu al-Hijjah

date-calendar = Calendar
date-calendar-hijri = Hijri
date-calendar-gregorian = Gregorian
date-day = Day
date-month = Month
date-year = Year
date-today = Today's date
date-same-day = The same day: { $date }
date-no-thirtieth = { $month } { $year } has 29 days in today's Umm al-Qura calendar, so there is no day 30. Calendars printed before 1420 may differ from it by a day. One of these two days is meant:

calendar-open = Choose from the calendar
calendar-close = Close the calendar
calendar-choose = Choose a day of the month
calendar-year = Year
calendar-month = Month
calendar-year-before = Previous year
calendar-year-after = Next year
calendar-month-before = Previous month
calendar-month-after = Next month
calendar-name-hijri = { $month } { $year } AH
calendar-name-gregorian = { $month } { $year }
calendar-name-both = { $name } ({ $other })
calendar-between = { $first } – { $last }
calendar-legend = The small number is the day in the other calendar. The dashed frame is today, the check mark is on the chosen day.
calendar-day-today = { $date }, today
calendar-day-chosen = { $date }, chosen
calendar-day-chosen-today = { $date }, today, chosen

weekday-sunday = Sunday
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-short-sunday = Sun
weekday-short-monday = Mon
weekday-short-tuesday = Tue
weekday-short-wednesday = Wed
weekday-short-thursday = Thu
weekday-short-friday = Fri
weekday-short-saturday = Sat
