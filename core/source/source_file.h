/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_FILE_H
#define CORE_SOURCE_SOURCE_FILE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"
#include "core/model/manifest.h"
#include "core/source/source_run.h"
#include "core/wire/batch.h"

/** A partner's file while it is read: declared columns only, checked, typed, identifiers replaced.
 *  A row is a record: the header is row 1, a quoted line end does not begin a new one, an empty line is one.
 *  Rows that break a rule are left out and reported by file, row, column and rule, never by value. */
typedef struct SourceFile SourceFile;

/** How many rows a file had; read = used + rejected + blank. */
typedef struct SourceCounts {
    int64_t read; /* records behind the header */
    int64_t used;
    int64_t rejected;
    int64_t blank;    /* rows without any value, skipped */
    int64_t repeated; /* used rows equal to an earlier one in every declared column */
} SourceCounts;

/** Open a file and read its header.
 *  Owner: caller, source_file_free(); run, input and findings are borrowed and must outlive it.
 *  Errors: NULL, with a finding, when the file is missing, unreadable, empty, not UTF-8, lacks a column, or has no
 *  row while the manifest does not say that empty means none. The input is then announced without a file. */
SourceFile *source_file_open(SourceRun *run, const Input *input, const char *path, FindingList *findings);
void source_file_free(SourceFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceFile, source_file_free)

/** Write the next rows into a slot of the layout's size, aligned to 64 bytes; false when there are none.
 *  Errors: false, with a finding, when the file cannot be read on; source_file_failed() then answers true and
 *  the rows handed over before must not be used. */
bool source_file_next(SourceFile *file, const BatchLayout *layout, void *slot);

/** Whether reading stopped before the end: an open quote, a binary file, a record without end, a failing disk. */
bool source_file_failed(const SourceFile *file);

/** The counts up to now, final once source_file_next() has answered false. */
SourceCounts source_file_counts(const SourceFile *file);

/** SHA-256 of the whole file, NULL before its end was reached. Owner: borrowed, valid until the file is freed. */
const char *source_file_sha256(const SourceFile *file);

/** Bytes read so far, and of the whole file (0 for a pipe). */
int64_t source_file_bytes_read(const SourceFile *file);
int64_t source_file_size(const SourceFile *file);

#endif
