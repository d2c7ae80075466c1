/** The sentences that comments of one language are put together from. */
export interface CommentParts {
  readonly openers: readonly string[];
  readonly remarks: readonly string[];
  /** Against the invented forum’s one rule: no advertising. */
  readonly adverts: readonly string[];
  readonly closers: readonly string[];
}

/** Comments of an invented gardening forum. All of them harmless. */
export const COMMENT_PARTS: Readonly<Record<string, CommentParts>> = {
  English: {
    openers: [
      'Good morning all.',
      'Thanks for the photos.',
      'First time posting here.',
      'Nice thread.',
      'A short note:',
    ],
    remarks: [
      'My tomatoes finally turned red this week.',
      'The snails left the lettuce alone after I moved the pots.',
      'I water in the evening and the roses like it.',
      'We sowed beans on Sunday and can already see them.',
      'Rain came early here, so the beds are still cold.',
      'Has anyone grown leeks in a tub on a balcony?',
    ],
    adverts: [
      'My shop has seeds at half price until Friday.',
      'Order compost from us and pay next month.',
      'Our garden tools are on sale, write to me for the list.',
      'Visit my market stall, ten per cent off with this comment.',
    ],
    closers: ['Greetings from the valley.', 'Have a good week.', 'More next time.', 'Any tips are welcome.', ''],
  },
  Spanish: {
    openers: ['Buenos días a todos.', 'Gracias por las fotos.', 'Es mi primer comentario.', 'Buen hilo.', 'Una nota:'],
    remarks: [
      'Mis tomates por fin se pusieron rojos esta semana.',
      'Los caracoles dejaron la lechuga cuando moví las macetas.',
      'Riego por la tarde y a las rosas les gusta.',
      'Sembramos judías el domingo y ya se ven.',
      'La lluvia llegó pronto y la tierra sigue fría.',
      '¿Alguien ha cultivado puerros en un balcón?',
    ],
    adverts: [
      'Mi tienda tiene semillas a mitad de precio hasta el viernes.',
      'Pide el abono con nosotros y paga el mes que viene.',
      'Nuestras herramientas están de oferta, escríbeme.',
      'Visita mi puesto, diez por ciento menos con este comentario.',
    ],
    closers: ['Saludos desde el valle.', 'Buena semana.', 'Más la próxima vez.', 'Se agradecen consejos.', ''],
  },
  German: {
    openers: ['Guten Morgen zusammen.', 'Danke für die Fotos.', 'Mein erster Beitrag hier.', 'Schöner Faden.', 'Kurz:'],
    remarks: [
      'Meine Tomaten sind diese Woche endlich rot geworden.',
      'Die Schnecken lassen den Salat in Ruhe, seit die Töpfe anders stehen.',
      'Ich gieße am Abend, und den Rosen gefällt es.',
      'Am Sonntag haben wir Bohnen gesät, man sieht sie schon.',
      'Der Regen kam früh, die Beete sind noch kalt.',
      'Hat jemand Lauch im Kübel auf dem Balkon gezogen?',
    ],
    adverts: [
      'In meinem Laden gibt es Samen bis Freitag zum halben Preis.',
      'Kompost bei uns bestellen und nächsten Monat zahlen.',
      'Unsere Gartengeräte sind im Angebot, Liste auf Anfrage.',
      'Kommt an meinen Marktstand, zehn Prozent mit diesem Beitrag.',
    ],
    closers: ['Grüße aus dem Tal.', 'Eine gute Woche.', 'Nächstes Mal mehr.', 'Tipps sind willkommen.', ''],
  },
  French: {
    openers: ['Bonjour à tous.', 'Merci pour les photos.', 'C’est mon premier message.', 'Beau fil.', 'Un mot :'],
    remarks: [
      'Mes tomates ont enfin rougi cette semaine.',
      'Les escargots laissent la salade depuis que j’ai déplacé les pots.',
      'J’arrose le soir et les rosiers aiment ça.',
      'Nous avons semé des haricots dimanche, on les voit déjà.',
      'La pluie est venue tôt, la terre est encore froide.',
      'Quelqu’un a-t-il fait pousser des poireaux sur un balcon ?',
    ],
    adverts: [
      'Ma boutique a des graines à moitié prix jusqu’à vendredi.',
      'Commandez le compost chez nous et payez le mois prochain.',
      'Nos outils sont en promotion, écrivez-moi pour la liste.',
      'Passez à mon étal, dix pour cent avec ce message.',
    ],
    closers: ['Bonjour de la vallée.', 'Bonne semaine.', 'La suite bientôt.', 'Vos conseils sont bienvenus.', ''],
  },
  Polish: {
    openers: ['Dzień dobry wszystkim.', 'Dziękuję za zdjęcia.', 'To mój pierwszy wpis.', 'Dobry wątek.', 'Krótko:'],
    remarks: [
      'Moje pomidory w końcu poczerwieniały w tym tygodniu.',
      'Ślimaki zostawiły sałatę, odkąd przestawiłam doniczki.',
      'Podlewam wieczorem i róże to lubią.',
      'W niedzielę posialiśmy fasolę i już ją widać.',
      'Deszcz przyszedł wcześnie, grządki są jeszcze zimne.',
      'Czy ktoś uprawiał pory w donicy na balkonie?',
    ],
    adverts: [
      'W moim sklepie nasiona za pół ceny do piątku.',
      'Zamów u nas kompost i zapłać za miesiąc.',
      'Nasze narzędzia są w promocji, napisz po listę.',
      'Zapraszam na mój stragan, dziesięć procent taniej z tym wpisem.',
    ],
    closers: ['Pozdrowienia z doliny.', 'Dobrego tygodnia.', 'Więcej następnym razem.', 'Chętnie przyjmę rady.', ''],
  },
  Turkish: {
    openers: [
      'Herkese günaydın.',
      'Fotoğraflar için teşekkürler.',
      'Bu ilk yazım.',
      'Güzel bir konu.',
      'Kısa bir not:',
    ],
    remarks: [
      'Domateslerim bu hafta sonunda kızardı.',
      'Saksıların yerini değiştirince salyangozlar marulu bıraktı.',
      'Akşamları suluyorum, güller bunu seviyor.',
      'Pazar günü fasulye ektik, şimdiden görünüyor.',
      'Yağmur erken geldi, toprak hâlâ soğuk.',
      'Balkonda saksıda pırasa yetiştiren var mı?',
    ],
    adverts: [
      'Dükkânımda tohumlar cumaya kadar yarı fiyatına.',
      'Kompostu bizden alın, gelecek ay ödeyin.',
      'Bahçe aletlerimiz indirimde, liste için yazın.',
      'Tezgâhıma uğrayın, bu yorumla yüzde on indirim.',
    ],
    closers: ['Vadiden selamlar.', 'İyi haftalar.', 'Devamı gelecek sefere.', 'Öneriler için teşekkürler.', ''],
  },
};
