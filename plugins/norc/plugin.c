/* SPDX-License-Identifier: Apache-2.0 */
#include "norc.h"

HITO_PLUGIN(0, NULL)
