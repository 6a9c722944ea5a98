/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/status.h"

#include <math.h>

const char *
status_name(EstimateStatus status)
{
    static const char *const names[] = {"ok", "does not exist", "not identifiable", "too few", "lonely unit",
                                        "not reached", "not converged", "degenerate", "bad input"};
    return (unsigned)status <= ESTIMATE_BAD_INPUT ? names[status] : "unknown";
}

Interval
status_interval(EstimateStatus status, double level)
{
    return (Interval){NAN, NAN, NAN, NAN, level, status, status};
}
