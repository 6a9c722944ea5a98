/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RULE_CHECK_TEXT_H
#define CORE_RULE_CHECK_TEXT_H

#include "core/base/finding.h"

/** Look in a text of people for what could point to one person: an e-mail address, a telephone, document or file number,
 *  an exact date, a street, village or reserve by name (rule V21 of the domain study). A finding names the line and what
 *  was seen, never the words.
 *  Errors: findings H1138 to H1141 of level error. */
void check_text(const char *text, const char *file, int64_t first_row, FindingList *findings);

#endif
