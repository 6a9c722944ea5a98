/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_CORE_DOCUMENT_SMALL_PROGRAMME_H
#define TESTS_CORE_DOCUMENT_SMALL_PROGRAMME_H

#include "core/model/plan.h"

/** The smallest programme with one of everything: its files in a new folder of the temporary directory.
 *  Owner: caller, g_free(); small_programme_remove() deletes the folder. */
char *small_programme_new(void);
void small_programme_remove(const char *folder);

/** Replace the first @p from in a file of the folder by @p to; aborts when it is not there. */
void small_programme_change(const char *folder, const char *name, const char *from, const char *to);

/** Write a file of the folder, or delete it when @p text is NULL. */
void small_programme_put(const char *folder, const char *name, const char *text);

#endif
