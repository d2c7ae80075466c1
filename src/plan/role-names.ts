/**
 * Names by which files call the roles, most telling first. Names are compared in lower case with every run of other
 * characters than letters and digits as one `_`.
 */
export const LABEL_NAMES: readonly RegExp[] = [
  /^(y_)?true(_label|_class|_value)?$/,
  /^(ground_truth|gold|gold_label|true_label|actual|actual_label|observed|observed_outcome)$/,
  /^(label|target|outcome|class|class_label|y)$/,
  /^two_year_recid$/,
  /^(qualified|eligible|suitable|successful|success|survived|died|event|relapse|diagnosis|disease)$/,
  /^(income|pass_bar|readmitted|credit|creditability|credit_risk|loan_status|default|defaulted|repaid|reoffended|churn|fraud)$/,
  /(^|_)(label|outcome|target|ground_truth)$/,
  /^(recid|is_recid)$/,
  /^(toxic|toxicity|hate|spam|abusive|offensive)$/,
  /^(zielgroesse|zielgr[oö]ße|ergebnis|rueckfall|r[uü]ckfall|zurueckgezahlt|zur[uü]ckgezahlt|geeignet|qualifiziert)$/,
  /^(resultat|r[eé]sultat|rembours[eé]e?|r[eé]cidive|etiquette|[eé]tiquette|qualifi[eé]e?)$/,
  /^(resultado|etiqueta|pagado|reincidencia)$/,
];

export const PREDICTION_NAMES: readonly RegExp[] = [
  /^(y_)?pred(icted|iction|ictions)?(_label|_class)?$/,
  /^y_?hat$/,
  /^(decision|selected|hired|approved|accepted|admitted|promoted|shortlisted|flagged|recommended|granted|offer|offered|invited|passed|blocked|removed)$/,
  /(^|_)(prediction|predicted|decision|selected|hired|approved|accepted|promoted|flagged|removed)$/,
  /^(predicted|pred|model)_/,
  /^(entscheidung|eingestellt|bewilligt|genehmigt|angenommen|ausgew[aä]hlt|eingeladen|bef[oö]rdert|vorhersage|prognose|zusage)$/,
  /^(d[eé]cision|accord[eé]e?|embauch[eé]e?|retenue?|s[eé]lectionn[eé]e?|approuv[eé]e?|pr[eé]diction|promue?|invit[eé]e?)$/,
  /^(decisi[oó]n|aprobad[oa]|contratad[oa]|seleccionad[oa]|aceptad[oa]|predicci[oó]n)$/,
];

export const SCORE_NAMES: readonly RegExp[] = [
  /^(y_)?(score|scores|prob|proba|probability|likelihood|confidence|logit)$/,
  /^decile_score$/,
  /^(risk|model|pred|predicted|prediction)_(score|prob|proba|probability)$/,
  /(^|_)(score|prob|proba|probability)$/,
  /^(punkte|punktzahl|wahrscheinlichkeit|bewertung|risikowert|probabilit[eé]|probabilidad|puntaje|puntuaci[oó]n|note)$/,
];

/** Weights that say so; used when found. */
export const WEIGHT_NAMES: readonly RegExp[] = [
  /^(sample|survey|sampling|instance|case)_?weights?$/,
  /^sample_?wt$/,
  /^(stichprobengewicht|poids_de_sondage)$/,
];

/** Columns that may be weights, or a body's weight; named, never used without being chosen. */
export const PERHAPS_WEIGHT_NAMES: readonly RegExp[] = [
  /^(weights?|wt|wgt|fnlwgt|pweight|perwt)$/,
  /_(weight|wgt|wt)$/,
];

/** Features that laws name first: suggested when found. */
export const SENSITIVE_NAMES: readonly RegExp[] = [
  /^(race|ethnicity|ethnic_group|ethnic|race_ethnicity|race_ethnic\w*|hispanic)$/,
  /^(sex|gender|male|female|is_male|is_female|gender_identity)$/,
  /^(age_(cat|category|group|band|range|bin|class)|agegroup|age_bracket)$/,
  /^(religion|faith|disability|disabled|sexual_orientation|caste)$/,
  /^(group|demographic|demographic_group|protected|sensitive|sensitive_feature|identity|identity_group|subgroup)$/,
  /(^|_)(race|ethnicity|gender|sex)$/,
  /^(geschlecht|ethnie|ethnizit[aä]t|herkunft|altersgruppe|behinderung|religion|konfession|gruppe)$/,
  /^(sexe|genre|ethnie|origine|origine_ethnique|tranche_d_[aâ]ge|classe_d_[aâ]ge|groupe_d_[aâ]ge|handicap|groupe)$/,
  /^(sexo|g[eé]nero|raza|etnia|grupo_de_edad|discapacidad|grupo)$/,
];

/** Features that may be sensitive: suggested when none of the first kind is there. */
export const PERHAPS_SENSITIVE_NAMES: readonly RegExp[] = [
  /^(marital|marital_status|civil_status|family_status)$/,
  /^(native_country|country|country_of_birth|nationality|citizenship|foreign_worker|immigrant|migrant)$/,
  /^(veteran|veteran_status|pregnant|pregnancy|personal_status|personal_status_sex)$/,
  /^(language|dialect|lang|native_language|first_language)$/,
  /^(region|address|urban|rural|zip_area|income_group|fam_inc)$/,
  /^(familienstand|staatsangeh[oö]rigkeit|nationalit[aä]t|muttersprache|situation_familiale|[eé]tat_civil|nationalit[eé]|langue|estado_civil|nacionalidad)$/,
];

export const NUMERIC_PERSON_NAMES: readonly RegExp[] = [
  /^(age|age_years|age_in_years|years_old|birth_year)$/,
  /^(alter|lebensalter|[aâ]ge|edad|et[aà]|leeftijd|idade)$/,
];

/** Columns that name or reach a person. */
export const PERSONAL_NAMES: readonly RegExp[] = [
  /^(name|full_name|first|first_name|last|last_name|surname|forename|given_name|family_name|middle_name)$/,
  /^(dob|date_of_birth|birth_?date|email|e_mail|phone|telephone_number|mobile|ssn|passport|iban)$/,
  /(^|_)(email|phone_number|ssn|case_number)$/,
  /^(vorname|nachname|geburtsdatum|strasse|straße|telefon|pr[eé]nom|nom|date_de_naissance|t[eé]l[eé]phone|nombre|apellido|fecha_de_nacimiento)$/,
];

export const IDENTIFIER_NAMES: readonly RegExp[] = [
  /^(id|uuid|guid|row|row_id|row_number|index|key)$/,
  /(^|_)(id|uuid|number)$/,
];

/** A header as the patterns above expect it. */
function plainName(header: string): string {
  return header
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

/** Rank of the first pattern that matches, or −1. */
export function rankOf(header: string, patterns: readonly RegExp[]): number {
  const name = plainName(header);
  return patterns.findIndex((pattern) => pattern.test(name));
}
