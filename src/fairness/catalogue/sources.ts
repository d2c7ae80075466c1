/** Papers and rules that several entries name. */
export const SOURCES = {
  fawcett: 'Fawcett, T. (2006). An introduction to ROC analysis. Pattern Recognition Letters 27, 861–874.',
  barocas: 'Barocas, S., Hardt, M. & Narayanan, A. (2023). Fairness and Machine Learning. MIT Press, chapter 3.',
  delong: 'DeLong, E. R., DeLong, D. M. & Clarke-Pearson, D. L. (1988). Biometrics 44, 837–845.',
  clarify:
    'Das, S. et al. (2021). Fairness Measures for Machine Learning in Finance. J. Financial Data Science 3, 33–64.',
  berk: 'Berk, R. et al. (2021). Fairness in Criminal Justice Risk Assessments. Sociological Methods & Research 50, 3–44.',
  speicher: 'Speicher, T. et al. (2018). A Unified Approach to Quantifying Algorithmic Unfairness. KDD, 2239–2248.',
  foulds: 'Foulds, J. R. et al. (2020). An Intersectional Definition of Fairness. ICDE, 1918–1921.',
  wachter:
    'Wachter, S., Mittelstadt, B. & Russell, C. (2021). Why fairness cannot be automated. Computer Law & Security Review 41, 105567.',
  feldman: 'Feldman, M. et al. (2015). Certifying and removing disparate impact. KDD, 259–268; 29 CFR § 1607.4(D).',
  aif360: 'Bellamy, R. K. E. et al. (2019). AI Fairness 360. IBM J. Research and Development 63, 4:1–4:15.',
  hardt: 'Hardt, M., Price, E. & Srebro, N. (2016). Equality of Opportunity in Supervised Learning. NeurIPS 29.',
  cohen: 'Cohen, J. (1988). Statistical Power Analysis for the Behavioral Sciences. Erlbaum, chapter 2.',
} as const;
