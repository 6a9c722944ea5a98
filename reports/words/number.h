/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_WORDS_NUMBER_H
#define REPORTS_WORDS_NUMBER_H

#include <stdint.h>

#include "core/base/language.h"

/* The only place that writes numbers as people read them: 1,311.5 in English, 1.311,5 in Spanish. Values come in as
 * canonical decimal text and are never rounded here. */

/** A canonical decimal ("-1311.5") with groups, decimal mark and a true minus sign; any other text is copied.
 *  Owner: caller, g_free(). */
char *number_text(Language language, const char *canonical);

/** The same with a percent sign: "33.3%", "33,3 %" with a space that does not break. Owner: caller, g_free(). */
char *number_percent(Language language, const char *canonical);

/** A whole number. Owner: caller, g_free(). */
char *number_integer(Language language, int64_t number);

/** Decimal and group mark, and what stands behind a percentage. Owner: static. */
const char *number_decimal_mark(Language language);
const char *number_group_mark(Language language);
const char *number_percent_mark(Language language);

#endif
