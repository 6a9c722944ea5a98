/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_PROTECT_PROTECT_TABLES_H
#define CORE_PROTECT_PROTECT_TABLES_H

#include "core/model/actual.h"
#include "core/model/released.h"
#include "core/verify/verify.h"

/** Open tables of the reporting quarter that protect_windows() kept back whole, as far as a proof allows: of counts that
 *  add up, with the total printed and the table never released before. Small counts, what would give them away, and some
 *  zeros stay SUPPRESSED; the rest becomes printable. A table whose proof the verifier does not accept stays as it is.
 *  Longer windows are left alone: protect_windows() prints them only over quarters that are open whole, and keeps back for
 *  good a quarter's table that was once released with hidden cells, so that what is hidden here meets no later number.
 *  A table that was released in part is repeated cell by cell as long as nothing that was printed of its quarter changed.
 *  @p proof gets the accepted proofs of all tables as one. Owner: caller, witness_proof_clear(). */
void protect_tables(const ActualTable *actuals, const ReleasedSet *released, int k, ActualTable *printable,
                    VerifyProof *proof);

#endif
