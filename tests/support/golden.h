/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_GOLDEN_H
#define TESTS_SUPPORT_GOLDEN_H

#include <stdbool.h>
#include <stddef.h>

/** Compare bytes with a golden file; HITO_BLESS=1 writes the file anew instead. On a difference the first
 *  differing line is printed. */
bool golden_same(const char *path, const char *bytes, size_t size);

#endif
