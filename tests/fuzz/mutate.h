/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_FUZZ_MUTATE_H
#define TESTS_FUZZ_MUTATE_H

#include <stddef.h>

/** Feed each file of the command line to @p parse, then @p rounds changed copies of it: flipped bytes, cut ends,
 *  doubled parts. Deterministic. Returns the exit status. */
int mutate_files(int argc, char **argv, int rounds, void (*parse)(const char *bytes, size_t size));

#endif
