/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_CALENDAR_JSON_H
#define CORE_DOCUMENT_CALENDAR_JSON_H

#include "core/document/json_walk.h"
#include "core/model/calendar.h"

/** The member "calendar" of a document: "us_fiscal", "calendar_year", or an object that says when the year starts, what it
 *  is called, and which years are printed beside it. Without the member it is the U.S. fiscal year.
 *  Errors: findings of the walk, and the U.S. fiscal year. */
Calendar calendar_json_read(JsonWalk *walk, json_t *root);

/** Set the member "calendar" of a document, unless it is the U.S. fiscal year. */
void calendar_json_write(json_t *root, const Calendar *calendar);

#endif
