/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_ESTIMATE_FIXTURE_H
#define TESTS_ESTIMATE_FIXTURE_H

#include <jansson.h>
#include <stddef.h>

/* Published tables: one JSON file each with inputs, expected values and tolerances, and a CSV of data. */

enum { FIXTURE_CELL = 40, FIXTURE_COLUMNS = 40, FIXTURE_ROWS = 2600, FIXTURE_SKIP = 77 };

/** A CSV without quoting inside cells. */
typedef struct FixtureTable {
    size_t rows, columns;
    char name[FIXTURE_COLUMNS][FIXTURE_CELL];
    char cell[FIXTURE_ROWS][FIXTURE_COLUMNS][FIXTURE_CELL];
} FixtureTable;

/** A fixture being compared. */
typedef struct Fixture {
    const char *id;
    json_t *document;
    FixtureTable *table; /* NULL without data */
    size_t compared, failed;
} Fixture;

/** Where the fixtures are; ends the program with FIXTURE_SKIP when they are absent. */
const char *fixture_folder(void);

/** Opens a fixture and its data; ends the program when it cannot be read. */
Fixture fixture_open(const char *id);

/** Compares one value with the expected one of that name and prints the row of the table. */
void fixture_is(Fixture *fixture, double got, const char *name, ...) __attribute__((format(printf, 3, 4)));

/** Compares with a tolerance and a value of our own, and prints why the file's does not serve. */
void fixture_is_instead(Fixture *fixture, double got, double value, double tolerance, const char *why, const char *name);

/** Compares with the file's value under another relative tolerance, and prints why. */
void fixture_is_within(Fixture *fixture, double got, double tolerance, const char *why, const char *name);

/** Leaves out the expected values whose names begin with a text, and prints why. */
void fixture_leaves_out(Fixture *fixture, const char *prefix, const char *why);

/** Closes; returns the failures, counting every expected value that was never compared. */
size_t fixture_close(Fixture *fixture);

/** Reads a CSV of the data folder by its file name. Owner: caller frees. */
FixtureTable *fixture_table(const char *file);

/** Column number by name; ends the program when it is absent. */
size_t fixture_column(const FixtureTable *table, const char *name);

/** A cell as a number; NaN when empty or NA. */
double fixture_number(const FixtureTable *table, size_t row, size_t column);

/** A number below inputs by a path such as "krebs.n1". */
double fixture_input(const Fixture *fixture, const char *path);

/** An array of numbers below inputs; returns how many. */
size_t fixture_inputs(const Fixture *fixture, const char *path, double *out, size_t capacity);

#endif
