#ifndef CLUSTERING_CBLAS_H
#define CLUSTERING_CBLAS_H

#include <cblas.h>

// LAPACK's symmetric eigen-decomposition by divide and conquer. Declared here because OpenBLAS as packaged by
// Debian carries the Fortran interface of LAPACK but neither LAPACKE nor a header for it.
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
             const int *lwork, int *iwork, const int *liwork, int *info);

#endif
