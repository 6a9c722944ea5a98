/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_TABLE_JSON_H
#define TESTS_SUPPORT_TABLE_JSON_H

#include <jansson.h>

#include "core/protect/cell_system.h"

/** The system of a table of small_tables_with_optimum.json: cells named by one category a dimension, "*" for the total.
 *  Counts from 1 to k-1 are sensitive. Owner: caller, cell_system_free(). */
CellSystem *table_json_cross(const json_t *table);

/** The system of an example of published_examples.json with labels, values, rows and the names of sensitive cells.
 *  Owner: caller, cell_system_free(). */
CellSystem *table_json_rows(const json_t *example);

/** A whole JSON file of the public instances. Owner: caller, json_decref(). Errors: NULL when it is not there. */
json_t *table_json_load(const char *name);

#endif
