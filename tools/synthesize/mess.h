/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOLS_SYNTHESIZE_MESS_H
#define TOOLS_SYNTHESIZE_MESS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "tools/synthesize/sheet.h"

/** Defects of real files, and the list of those that were made. */
typedef struct Mess Mess;

/** A list without defects yet. Owner: caller, mess_free(). */
Mess *mess_new(uint64_t seed);
void mess_free(Mess *mess);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Mess, mess_free)

/** The file of a sheet as people would hand it in: other separators and line ends, a byte order mark, a column of remarks
 *  with quoted line ends, and rows added that break one rule each. The rows of the clean sheet all stay as they are.
 *  Owner: caller, g_string_free(). */
GString *mess_make(Mess *mess, const Sheet *sheet, const char *name);

/** Write FOLDER/mess.txt: file, row, number of the message that is expected (0: none), column, what was done.
 *  Errors: false, said on standard error. */
bool mess_write(const Mess *mess, const char *folder);

#endif
