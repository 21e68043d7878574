import { i18n } from '../../i18n/i18n.ts'
import { toast } from '../../ui/toast.ts'

const AN_HOUR = 3_600_000

/**
 * Makes the app open without a network, in built versions only. A new version never takes over by itself: a quiet message
 * offers it, and reloading is the person's decision.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(
    // Browsers under test that are told to keep nothing (Playwright) answer with nothing.
    (registration: ServiceWorkerRegistration | undefined) => registration && watch(registration),
    () => {
      // Storage is forbidden or the site is not secure: Stet then needs a network.
    },
  )
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const found = registration.installing
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && navigator.serviceWorker.controller) offer(found)
    })
  })
  const look = () => {
    if (navigator.onLine) void registration.update().catch(() => undefined)
  }
  setInterval(look, AN_HOUR)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) look()
  })
}

function offer(version: ServiceWorker): void {
  toast.show(i18n.t('shell:update.title'), {
    id: 'update',
    description: i18n.t('shell:update.text'),
    duration: Number.POSITIVE_INFINITY,
    action: { label: i18n.t('shell:update.reload'), onClick: () => takeOver(version) },
  })
}

function takeOver(version: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  version.postMessage('take-over', { transfer: [] })
}
