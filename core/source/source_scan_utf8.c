/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_scan.h"

/* How many bytes begin with this one, and the range of the second: it alone refuses overlong forms, surrogates
 * and what lies beyond U+10FFFF. */
static unsigned
length_of(uint8_t first, uint8_t *low, uint8_t *high)
{
    *low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    *high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

void
source_scan_character(SourceScan *scan, const uint8_t *bytes, size_t at, size_t end)
{
    if (at < scan->checked || (scan->waiting && at > scan->checked))
        return;
    uint8_t low, high;
    unsigned length = length_of(bytes[at], &low, &high);
    scan->waiting = false;
    scan->checked = at;
    if (length == 0) {
        source_scan_set_fault(scan, SCAN_NOT_UTF8, at);
        return;
    }
    for (unsigned i = 1; i < length; i++) {
        if (at + i == end) {
            scan->waiting = true;
            return;
        }
        uint8_t byte = bytes[at + i];
        if (byte < low || byte > high) {
            source_scan_set_fault(scan, SCAN_NOT_UTF8, at);
            return;
        }
        low = 0x80;
        high = 0xBF;
    }
    scan->checked = at + length;
}
