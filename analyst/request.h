/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ANALYST_REQUEST_H
#define ANALYST_REQUEST_H

#include "analyst/table.h"

enum { REQUEST_OPTIONS_MAX = 20 };

/** One option of a method; every option takes a value. The first three letters of words say what they hold: "COL" is a
 *  column, "FILE" a file, else a word or a number. */
typedef struct RequestOption {
    const char *name, *placeholder;
    const char *meaning[LANGUAGE_COUNT];
} RequestOption;

/** What was asked for: options with their values, the table, and memory that lives as long as the request. */
typedef struct Request {
    const char *method;
    const RequestOption *option; /* of the method, then the common ones */
    size_t options;
    const char *value[REQUEST_OPTIONS_MAX + 10];
    bool json;
    Language language;
    Table *table; /* NULL without --data */
    FindingList *findings;
    GPtrArray *memory;
} Request;

/** Take the words behind the method apart.
 *  Errors: false and H0600, H0601 or H0603. */
bool request_take(Request *request, int argc, char **argv);

/** The value of an option, or a default. Owner: borrowed. */
const char *request_text(const Request *request, const char *name, const char *otherwise);

/** The value of an option as a number within [low, high], or a default.
 *  Errors: H0603 and the default. */
double request_number(const Request *request, const char *name, double otherwise, double low, double high);

/** Whether an option has one of the words of a list that ends with NULL; the place in it, or -1.
 *  Errors: H0603. */
int request_choice(const Request *request, const char *name, const char *const *words);

/** Whether options that a method cannot do without (a list that ends with NULL) were given.
 *  Errors: H0604 for each that was not. */
bool request_needs(const Request *request, const char *const *names);

/** Zeroed memory that lives as long as the request. Owner: the request. */
void *request_memory(const Request *request, size_t count, size_t size);

/** A column named by an option as numbers, or NULL when the option is absent or the column is not one.
 *  Owner: the request. Errors: H0609, H0610. */
double *request_numbers(const Request *request, const char *option);

/** A column named by an option as codes in order of first appearance (-1 for an empty cell); names gets the cells they stand
 *  for. NULL when the option is absent.
 *  Owner: the request. Errors: H0609. */
int32_t *request_codes(const Request *request, const char *option, GPtrArray *names);

/** The codes of a column that a design stands on: as request_codes, and no cell may be empty.
 *  Owner: the request. Errors: H0609, H0618. */
int32_t *request_full_codes(const Request *request, const char *option);

/** Column numbers of a list "A,B,C" given by an option; how many, 0 when absent.
 *  Owner: the request. Errors: H0609 and 0. */
size_t request_columns(const Request *request, const char *option, int **columns);

/** Whether something was found that ends the work. */
bool request_failed(const Request *request);

#endif
