/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_CORE_SOURCE_SOURCE_READING_H
#define TESTS_CORE_SOURCE_SOURCE_READING_H

#include "core/source/source_file.h"

/* A small manifest: domains person and case, list 0 sex (F M X U), one input. */
Manifest *reading_manifest(void);
Input *reading_input(Manifest *manifest);
Column *reading_column(Manifest *manifest, const char *name, ColumnType type, bool nullable);

/* Write bytes to a new file of the test's own folder. Owner: caller, g_free(). */
char *reading_file(const char *name, const void *bytes, size_t size);

/* Everything that reading a file gives, as text: every row of every batch, counts, digest, findings. */
char *reading_dump(const Manifest *manifest, const SourceOptions *options, const char *path);
/* The same with a partner's sources.json, or NULL. */
char *reading_dump_mapped(const Manifest *manifest, const SourceMap *map, const SourceOptions *options, const char *path);
/* The same of a text in memory. */
char *reading_dump_text(const Manifest *manifest, const char *text);

#endif
