/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_SOURCE_SOURCE_SCAN_H
#define CORE_SOURCE_SOURCE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/digest.h"

/** Where in a record the scan stands. A quote opens only at the start of a field; inside quotes "" is one quote;
 *  what follows a closing quote is plain until the next separator. Source: RFC 4180. */
typedef enum SourceScanMode { SCAN_FIELD_START, SCAN_PLAIN, SCAN_QUOTED, SCAN_QUOTE_SEEN } SourceScanMode;

/** Why bytes are not text. */
typedef enum SourceScanFault { SCAN_NO_FAULT, SCAN_NUL, SCAN_NOT_UTF8 } SourceScanFault;

/** Positions of the separators and line ends that stand outside quotes, found once for every byte of a buffer. */
typedef struct SourceScan {
    uint8_t delimiter;
    bool careful; /* byte by byte only */
    bool stray;   /* a quote was seen inside a field that does not begin with one */
    bool waiting; /* a character is cut by the end of the buffer, it begins at checked */
    SourceScanMode mode;
    SourceScanFault fault;
    size_t fault_at; /* the first byte that is not text, SIZE_MAX when all is well */
    size_t scanned;  /* bytes up to here are in the lists below */
    size_t checked;  /* bytes up to here are UTF-8 */
    uint32_t *separators; /* behind one more place, for the end of what came before */
    size_t n_separators;
    uint32_t *records; /* for every line end, how many separators there are up to and with it */
    size_t n_records;
    size_t capacity;
    Digest *digest; /* gets every byte as it is scanned, NULL for none; borrowed */
} SourceScan;

/** Begin at the first byte of a buffer. Owner: source_scan_clear() frees the lists. */
void source_scan_init(SourceScan *scan, uint8_t delimiter, bool careful);
void source_scan_clear(SourceScan *scan);

/** Scan from scan->scanned up to @p end; 64 bytes behind @p end must be readable. Stops at a fault. */
void source_scan_bytes(SourceScan *scan, const uint8_t *bytes, size_t end);

/** Say that no byte follows: a cut character becomes a fault. */
void source_scan_end(SourceScan *scan);

/** Forget the first separators and all records; the buffer moves down by @p shift bytes. */
void source_scan_rebase(SourceScan *scan, size_t used_separators, size_t shift);

/** One part of the scan: byte by byte, and as many steps of 64 bytes as fit; both leave the same state behind. */
void source_scan_plain(SourceScan *scan, const uint8_t *bytes, size_t from, size_t end);
size_t source_scan_sse2(SourceScan *scan, const uint8_t *bytes, size_t end);

/** Check the character that begins at @p at, unless it was checked already; a fault is kept in the scan.
 *  Source: RFC 3629, section 4. */
void source_scan_character(SourceScan *scan, const uint8_t *bytes, size_t at, size_t end);

/** Keep a fault if it is the first in the buffer. */
void source_scan_set_fault(SourceScan *scan, SourceScanFault fault, size_t at);

#endif
