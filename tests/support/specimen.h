/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_SPECIMEN_H
#define TESTS_SUPPORT_SPECIMEN_H

#include <stdbool.h>

#include "reports/page/block.h"

/** A report with every kind of block and of chart, each with target, baseline, missing, suppressed and break forms;
 *  in Spanish or English; long_words: every word 60 % longer. Owner: caller, report_free(). */
Report *specimen_report(bool spanish, bool long_words);

#endif
