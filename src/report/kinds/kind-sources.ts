/** Where the kinds of bias are described. */
export const KIND_SOURCES = {
  suresh:
    'Suresh, H. & Guttag, J. (2021). A Framework for Understanding Sources of Harm throughout the Machine Learning Life Cycle. EAAMO ’21.',
  mehrabi:
    'Mehrabi, N. et al. (2021). A Survey on Bias and Fairness in Machine Learning. ACM Computing Surveys 54(6), article 115.',
  barocas: 'Barocas, S. & Selbst, A. D. (2016). Big Data’s Disparate Impact. California Law Review 104, 671–732.',
} as const;
