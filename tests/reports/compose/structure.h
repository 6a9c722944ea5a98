/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_REPORTS_COMPOSE_STRUCTURE_H
#define TESTS_REPORTS_COMPOSE_STRUCTURE_H

#include "reports/page/block.h"

/** What holds for every report whatever it says: levels of headings do not skip, ids are unique and every link leads to
 *  one, tables are whole, charts have words and at least two points, no place of the catalogue is left unfilled.
 *  A failure ends the test. */
void structure_check(const Report *report);

/** How many blocks of a kind there are. */
guint structure_count(const Report *report, BlockKind kind);

/** Charts of every kind but one. */
guint structure_count_charts(const Report *report, ChartKind but);

#endif
