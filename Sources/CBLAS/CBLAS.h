#ifndef CLUSTERING_CBLAS_H
#define CLUSTERING_CBLAS_H

#include <cblas.h>

// LAPACK is declared here because OpenBLAS as packaged by Debian carries its Fortran interface but neither LAPACKE nor
// a header for it.

// Symmetric eigen-decomposition by divide and conquer.
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info);

// Cholesky factorisation.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info);

#endif
