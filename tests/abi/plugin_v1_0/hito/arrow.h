/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HITO_ARROW_H
#define HITO_ARROW_H

#include <stdint.h>

/* The Arrow C Data Interface: layout published by the Apache Arrow project, to be copied freely.
 * The host hands over a narrow form: offset 0, exact null_count, buffers[0] NULL exactly when there are no
 * nulls, buffers aligned to 64 bytes, UTF-8 checked, dictionary indexes in range. A plug-in only reads
 * and never calls release. [borrowed; valid until the call returns] */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};
#endif

/* Columns of an input arrive as the children of one struct array, in the order of the manifest, and behind
 * them one more child named "#row", int64: the number of the row in the partner's file (the header is row 1).
 *   manifest type   Arrow format   C type of buffers[1]
 *   key             i              int32_t   dense number of the identifier in its domain, from 0
 *   code            i              int32_t   index into the code list of the manifest
 *   int32, int64    i, l           int32_t, int64_t
 *   decimal         l              int64_t   in units of 10^-scale, scale from the manifest
 *   real            g              double
 *   date            tdD            int32_t   days since 1970-01-01
 *   bool            C              uint8_t   0 or 1, one byte a row
 *   text            u              int32_t offsets, then buffers[2] bytes
 * buffers[0] is the validity bitmap, least significant bit first, or NULL. */

#endif
