/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_scan.h"

static SourceScanMode
step(SourceScan *scan, uint8_t byte, size_t at)
{
    if (scan->mode == SCAN_QUOTED)
        return byte == '"' ? SCAN_QUOTE_SEEN : SCAN_QUOTED;
    if (byte == '"') {
        if (scan->mode != SCAN_PLAIN)
            return SCAN_QUOTED;
        scan->stray = true;
        return SCAN_PLAIN;
    }
    if (byte != scan->delimiter && byte != '\n')
        return SCAN_PLAIN;
    scan->separators[scan->n_separators++] = (uint32_t)at;
    if (byte == '\n')
        scan->records[scan->n_records++] = (uint32_t)scan->n_separators;
    return SCAN_FIELD_START;
}

void
source_scan_plain(SourceScan *scan, const uint8_t *bytes, size_t from, size_t end)
{
    for (size_t i = from; i < end; i++) {
        if (bytes[i] == 0)
            source_scan_set_fault(scan, SCAN_NUL, i);
        else if (bytes[i] >= 0x80)
            source_scan_character(scan, bytes, i, end);
        if (i >= scan->fault_at)
            return;
        scan->mode = step(scan, bytes[i], i);
    }
}
