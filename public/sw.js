// Shows what is pushed: that there is something, and where to look. It keeps nothing, no page and no word of anybody's, and stands in no
// request's way.
self.addEventListener('push', (event) => {
  let push = {};
  try {
    push = event.data.json();
  } catch {
    // Shown all the same: a push that shows nothing costs us the browser's leave.
  }
  const { title = 'お知らせ', body = '', url = '/notices' } = push;
  // One notification at a time: the next takes its place.
  const options = { body, data: { url }, tag: 'notices', icon: '/icon-192.png' };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  // To a place of our own and nowhere else.
  const url = new URL(event.notification.data?.url ?? '/notices', self.location.origin);
  event.waitUntil(self.clients.openWindow(url.origin === self.location.origin ? url.href : '/notices'));
});
