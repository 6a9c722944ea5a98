/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_scan.h"

#include <glib.h>
#include <string.h>

void
source_scan_init(SourceScan *scan, uint8_t delimiter, bool careful)
{
    *scan = (SourceScan){.delimiter = delimiter, .careful = careful, .fault_at = SIZE_MAX};
}

void
source_scan_clear(SourceScan *scan)
{
    if (scan->separators)
        g_free(scan->separators - 1);
    g_free(scan->records);
}

/* Room for a separator at every byte: virtual memory that is touched only as far as it is used. The slack
 * behind lets a step write eight positions at once. */
static void
reserve(SourceScan *scan, size_t bytes)
{
    size_t needed = scan->n_separators + bytes + 128;
    if (needed <= scan->capacity)
        return;
    scan->capacity = MAX(needed, 2 * scan->capacity);
    uint32_t *place = scan->separators ? scan->separators - 1 : NULL;
    scan->separators = g_renew(uint32_t, place, scan->capacity + 1) + 1;
    scan->records = g_renew(uint32_t, scan->records, scan->capacity);
}

void
source_scan_bytes(SourceScan *scan, const uint8_t *bytes, size_t end)
{
    if (scan->fault)
        return;
    reserve(scan, end - scan->scanned);
    if (scan->waiting)
        source_scan_character(scan, bytes, scan->checked, end);
    size_t at = scan->scanned;
    if (!scan->careful)
        at = source_scan_sse2(scan, bytes, end);
    if (scan->digest)
        digest_add(scan->digest, bytes + at, end - at);
    source_scan_plain(scan, bytes, at, end);
    scan->scanned = end;
    if (!scan->waiting && scan->checked < end)
        scan->checked = end;
}

void
source_scan_end(SourceScan *scan)
{
    if (scan->waiting)
        source_scan_set_fault(scan, SCAN_NOT_UTF8, scan->checked);
}

void
source_scan_rebase(SourceScan *scan, size_t used_separators, size_t shift)
{
    scan->n_separators -= used_separators;
    for (size_t i = 0; i < scan->n_separators; i++)
        scan->separators[i] = scan->separators[used_separators + i] - (uint32_t)shift;
    scan->n_records = 0;
    scan->scanned -= shift;
    scan->checked -= shift;
    if (scan->fault)
        scan->fault_at -= shift;
}

void
source_scan_set_fault(SourceScan *scan, SourceScanFault fault, size_t at)
{
    if (at < scan->fault_at) {
        scan->fault = fault;
        scan->fault_at = at;
    }
}
