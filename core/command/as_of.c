/* SPDX-License-Identifier: Apache-2.0 */
#include "core/command/as_of.h"

#include <glib.h>

#include "core/document/plan_read.h"

enum { SECONDS_PER_DAY = 86400 };

bool
as_of_day(Command *command, const char *word, Quarter report_quarter, int32_t *day)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = 0;
    if (word) {
        if (period_parse_day(word, day))
            return true;
        finding_add(command->findings, 104, "", 0, word, NULL);
        return false;
    }
    if (epoch && g_ascii_string_to_signed(epoch, 10, 0, INT64_C(9223372036), &seconds, NULL)) {
        *day = (int32_t)(seconds / SECONDS_PER_DAY);
        return true;
    }
    *day = calendar_quarter_period(report_quarter).to_day;
    return true;
}

bool
as_of_period(Command *command, const char *programme, const char *word, Quarter *quarter)
{
    Calendar calendar = programme ? plan_read_calendar(programme) : *calendar_us_fiscal();
    if (calendar_parse_quarter(&calendar, word, quarter))
        return true;
    finding_add(command->findings, 105, "", 0, word, NULL);
    return false;
}
