/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_MANIFEST_H
#define CORE_MODEL_MANIFEST_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/language.h"
#include "core/model/indicator.h"

/** The type of a column as a plug-in sees it; include/hito/arrow.h says how each arrives. */
typedef enum ColumnType {
    COLUMN_KEY,  /* identifier, replaced by a dense number of its domain */
    COLUMN_CODE, /* a code of a code list */
    COLUMN_INT32,
    COLUMN_INT64,
    COLUMN_DECIMAL,
    COLUMN_REAL,
    COLUMN_DATE,
    COLUMN_BOOL, /* Y/N in the file: column's true and false words */
    COLUMN_TEXT,
    COLUMN_TYPE_COUNT
} ColumnType;

/** One declared column of an input. Only these leave the file. */
typedef struct Column {
    char *name; /* as in the file's header line */
    ColumnType type;
    bool nullable;
    int domain; /* COLUMN_KEY: index into Manifest.domains */
    int list;   /* COLUMN_CODE: index into Manifest.code_lists */
    int null_code;    /* COLUMN_CODE: index of the code that an empty field stands for ("U"), or -1 */
    int scale;        /* COLUMN_DECIMAL */
    bool has_min, has_max;
    int64_t min, max; /* rows outside are rejected; days for dates */
} Column;

/** One file that a plug-in reads. */
typedef struct Input {
    char *id;    /* the file is <data>/<partner>/<id>.csv */
    bool empty_means_none; /* a file with a header and no row means: nothing happened */
    bool optional;         /* its absence is a warning, not an error */
    GPtrArray *columns;    /* of Column* */
} Input;

/** A list of codes that the plug-in was built with. */
typedef struct ManifestCodeList {
    char *id;
    GPtrArray *codes; /* of char* */
} ManifestCodeList;

/** A text with an id: a row rule, a note or a message of the plug-in. */
typedef struct ManifestText {
    char *id;
    Bilingual text;
} ManifestText;

/** A number that the programme may set: a time limit, a score. */
typedef struct Setting {
    char *name;
    int64_t value;
} Setting;

/** What a plug-in says of itself, read with no code of it run. */
typedef struct Manifest {
    char *id, *version, *publisher, *licence;
    uint32_t abi, abi_needs;
    char *library;        /* file name beside the manifest, "" before pack */
    char *library_sha256; /* "" before pack */
    uint64_t library_size; /* in bytes, 0 before pack */
    char *sha256;         /* of the manifest's own bytes */
    GPtrArray *runtime;   /* of char*: libraries it may need */
    uint32_t memory_mb, cpu_seconds, wall_seconds;
    uint64_t max_observations;
    GPtrArray *code_lists; /* of ManifestCodeList* */
    GPtrArray *domains;    /* of char* */
    GPtrArray *inputs;     /* of Input* */
    GPtrArray *dimensions; /* of Dimension* */
    GPtrArray *indicators; /* of Indicator* */
    GPtrArray *rules;      /* of ManifestText*: row findings */
    GPtrArray *notes;      /* of ManifestText* */
    GPtrArray *messages;   /* of ManifestText* */
    GPtrArray *methods;    /* of ManifestText*: estimation methods */
    GArray *settings;      /* of Setting */
} Manifest;

/** An empty manifest. Owner: caller, manifest_free(). */
Manifest *manifest_new(void);
void manifest_free(Manifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)

/** A column without limits. Owner: caller; the input that it is added to frees it. */
Column *column_new(const char *name, ColumnType type);
/** An input without columns. Owner: caller; the manifest that it is added to frees it. */
Input *input_new(const char *id);

/** "key", "code", "int32" ... as manifest.json spells them. Owner: static. */
const char *column_type_name(ColumnType type);
bool column_type_parse(const char *name, ColumnType *type);

/** Index of an indicator by code, of a code list or a domain by id; -1 when there is none. */
int manifest_find_indicator(const Manifest *manifest, const char *code);
int manifest_find_list(const Manifest *manifest, const char *id);
int manifest_find_domain(const Manifest *manifest, const char *id);

#endif
