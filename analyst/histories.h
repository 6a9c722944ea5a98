/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_HISTORIES_H
#define ANALYST_HISTORIES_H

#include "analyst/request.h"
#include "estimate/history.h"

/** Capture histories from the columns of --lists (all but --count when absent) and the people of --count (one a row when
 *  absent).
 *  Errors: false and H0603, H0609, H0610, H0612 or H0617. */
bool histories_read(const Request *request, HistoryTable *out);

#endif
