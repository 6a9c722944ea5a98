/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_AS_OF_H
#define CORE_COMMAND_AS_OF_H

#include <stdbool.h>
#include <stdint.h>

#include "core/command/command.h"
#include "core/model/calendar.h"

/** The day that a run takes for today: the word behind --as-of, else SOURCE_DATE_EPOCH, else the first day behind the
 *  reporting period. The clock of the machine is never asked, so the same command gives the same bytes.
 *  Errors: false and H0104. */
bool as_of_day(Command *command, const char *word, Quarter report_quarter, int32_t *day);

/** Read the word behind --period by the calendar of a programme folder, of the U.S. fiscal year for NULL; a folder that cannot be read is left to
 *  plan_read(), which says why. Errors: false and H0105. */
bool as_of_period(Command *command, const char *programme, const char *word, Quarter *quarter);

#endif
