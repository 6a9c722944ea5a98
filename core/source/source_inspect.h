/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_INSPECT_H
#define CORE_SOURCE_SOURCE_INSPECT_H

#include <glib.h>
#include <stdbool.h>

#include "core/source/source_file.h"

/** One column of a file's header. */
typedef struct SourceInspectedColumn {
    char *name;
    const Column *declared; /* NULL when the input does not declare it: it is not read; borrowed from the manifest */
} SourceInspectedColumn;

/** What would be read from a file, for its owner to look at before a run; no value of a row is in it. */
typedef struct SourceInspection {
    bool opened;         /* the columns below are known */
    bool accepted;       /* a run would use the file: it was read to its end */
    char delimiter;      /* ',' or ';' */
    bool mark;           /* begins with a byte order mark */
    GArray *columns;     /* of SourceInspectedColumn, in the order of the file */
    GPtrArray *missing;  /* of const Column*, declared but not there; borrowed from the manifest */
    int64_t records;     /* behind the header, blank ones too, as far as the file is readable */
    SourceCounts counts; /* what a run would use and reject; zeros when it would refuse the file */
    int64_t size;
    char *sha256; /* NULL when not accepted */
} SourceInspection;

/** Read a file to its end as a run would, as @p map says when it is not NULL, and throw the rows away.
 *  Owner: caller, source_inspection_free(); all arguments are borrowed.
 *  Errors: never NULL; what is wrong with the file and its rows is in @p findings. */
SourceInspection *source_inspect(const Manifest *manifest, const Input *input, const SourceMap *map, const char *path,
                                 FindingList *findings);
void source_inspection_free(SourceInspection *inspection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SourceInspection, source_inspection_free)

#endif
