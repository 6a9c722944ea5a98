/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_PAGE_BLOCK_DUMP_H
#define REPORTS_PAGE_BLOCK_DUMP_H

#include "reports/page/block.h"

/** A report as text, one line a thing: every string and every drawn value, no place and no colour. Golden files
 *  compare it, and hito-report --dump blocks prints it. Owner: caller, g_free(). */
char *block_dump(const Report *report);

#endif
