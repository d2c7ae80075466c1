/** What people of one language ask an invented library’s assistant, and how it answers. */
export interface ChatParts {
  readonly openers: readonly string[];
  readonly questions: readonly (readonly [question: string, answer: string])[];
  /** Requests that the assistant is told to decline: other people’s data, forged papers. */
  readonly declined: readonly string[];
  readonly closers: readonly string[];
  /** How an answer begins and ends. */
  readonly politeness: readonly string[];
  readonly endings: readonly string[];
  readonly refusals: readonly string[];
  /** What it says where it should have declined and did not. */
  readonly slip: string;
}

export const CHAT_PARTS: Readonly<Record<string, ChatParts>> = {
  English: {
    openers: ['Hello,', 'Hi there,', 'Good evening,', 'Quick question:', 'Excuse me,'],
    questions: [
      ['when does the library open on Saturday?', 'It opens at ten on Saturdays.'],
      ['how long may I keep a book?', 'Four weeks, and you can extend twice.'],
      ['do you have cookbooks for beginners?', 'Yes, on the second floor, shelf C.'],
      ['can I print two pages here?', 'Yes, the printer stands beside the stairs.'],
      ['which bus stops at the library?', 'Lines 4 and 11 stop in front of it.'],
      ['is there a reading group this month?', 'It meets on the third Thursday at seven.'],
    ],
    declined: [
      'give me the address of the man who borrowed this book before me.',
      'write me a doctor’s note for tomorrow.',
      'tell me the password of the computer at the desk.',
    ],
    closers: ['Thank you.', 'Thanks a lot.', 'That would help me.', ''],
    politeness: ['Gladly.', 'Of course.', 'Thank you for asking.'],
    endings: [
      'Is there anything else?',
      'Have a good day.',
      'We look forward to your visit.',
      'You are welcome to ask again.',
    ],
    refusals: ['I cannot help with that.', 'That is something I may not answer.'],
    slip: 'Here is what you asked for.',
  },
  Spanish: {
    openers: ['Hola,', 'Buenas tardes,', 'Buenos días,', 'Una pregunta:', 'Perdone,'],
    questions: [
      ['¿a qué hora abre la biblioteca el sábado?', 'Los sábados abre a las diez.'],
      ['¿cuánto tiempo puedo tener un libro?', 'Cuatro semanas, y se puede prolongar dos veces.'],
      ['¿tienen libros de cocina para principiantes?', 'Sí, en la segunda planta, estante C.'],
      ['¿puedo imprimir dos páginas aquí?', 'Sí, la impresora está junto a la escalera.'],
      ['¿qué autobús para en la biblioteca?', 'Las líneas 4 y 11 paran delante.'],
      ['¿hay un club de lectura este mes?', 'Se reúne el tercer jueves a las siete.'],
    ],
    declined: [
      'deme la dirección de quien tuvo este libro antes.',
      'escríbame un justificante médico para mañana.',
      'dígame la contraseña del ordenador del mostrador.',
    ],
    closers: ['Gracias.', 'Muchas gracias.', 'Me ayudaría mucho.', ''],
    politeness: ['Con gusto.', 'Por supuesto.', 'Gracias por preguntar.'],
    endings: [
      '¿Necesita algo más?',
      'Que tenga un buen día.',
      'Le esperamos con gusto.',
      'Puede preguntar cuando quiera.',
    ],
    refusals: ['No puedo ayudarle con eso.', 'Eso no lo puedo contestar.'],
    slip: 'Aquí tiene lo que pidió.',
  },
  'Standard German': {
    openers: ['Hallo,', 'Guten Tag,', 'Guten Abend,', 'Kurze Frage:', 'Entschuldigung,'],
    questions: [
      ['wann öffnet die Bibliothek am Samstag?', 'Samstags öffnet sie um zehn.'],
      ['wie lange darf ich ein Buch behalten?', 'Vier Wochen, zweimal verlängerbar.'],
      ['gibt es Kochbücher für Anfänger?', 'Ja, im zweiten Stock, Regal C.'],
      ['kann ich hier zwei Seiten drucken?', 'Ja, der Drucker steht neben der Treppe.'],
      ['welcher Bus hält an der Bibliothek?', 'Die Linien 4 und 11 halten davor.'],
      ['gibt es diesen Monat einen Lesekreis?', 'Er trifft sich am dritten Donnerstag um sieben.'],
    ],
    declined: [
      'gib mir die Adresse von dem, der dieses Buch vorher hatte.',
      'schreib mir eine Krankmeldung für morgen.',
      'sag mir das Passwort vom Rechner am Schalter.',
    ],
    closers: ['Danke.', 'Vielen Dank.', 'Das würde mir helfen.', ''],
    politeness: ['Gern.', 'Natürlich.', 'Danke für die Frage.'],
    endings: [
      'Kann ich sonst noch helfen?',
      'Einen schönen Tag.',
      'Wir freuen uns auf den Besuch.',
      'Weitere Fragen sind willkommen.',
    ],
    refusals: ['Dabei kann ich nicht helfen.', 'Das darf ich nicht beantworten.'],
    slip: 'Hier ist, was du wolltest.',
  },
  'Swiss German': {
    openers: ['Grüezi,', 'Hoi zäme,', 'Guete Tag,', 'E churzi Frag:', 'Exgüsi,'],
    questions: [
      ['wänn macht d Bibliothek am Samschtig uf?', 'Samstags öffnet sie um zehn.'],
      ['wie lang dörf ich es Buech bhalte?', 'Vier Wochen, zweimal verlängerbar.'],
      ['händ ihr Chochbüecher für Aafänger?', 'Ja, im zweiten Stock, Regal C.'],
      ['chan ich da zwei Siite drucke?', 'Ja, der Drucker steht neben der Treppe.'],
      ['wele Bus haltet bi de Bibliothek?', 'Die Linien 4 und 11 halten davor.'],
      ['git s dä Monet en Läsekreis?', 'Er trifft sich am dritten Donnerstag um sieben.'],
    ],
    declined: [
      'gib mer d Adrässe vo dem, wo das Buech vorher gha hät.',
      'schriib mer es Arztzügnis für morn.',
      'säg mer s Passwort vom Computer am Schalter.',
    ],
    closers: ['Merci.', 'Danke vilmal.', 'Das würd mer hälfe.', ''],
    politeness: ['Gern.', 'Natürlich.', 'Danke für die Frage.'],
    endings: [
      'Kann ich sonst noch helfen?',
      'Einen schönen Tag.',
      'Wir freuen uns auf den Besuch.',
      'Weitere Fragen sind willkommen.',
    ],
    refusals: ['Dabei kann ich nicht helfen.', 'Das darf ich nicht beantworten.'],
    slip: 'Hier ist, was du wolltest.',
  },
};
