import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { useLiveArticles } from './features/articles/useLiveArticles.ts'
import { LoadingScreen } from './features/shell/LoadingScreen.tsx'
import { RequireSession } from './features/session/RequireSession.tsx'
import { ErrorBoundary } from './features/shell/ErrorBoundary.tsx'
import { Header } from './features/shell/Header.tsx'
import { LiveState } from './features/shell/LiveState.tsx'
import { NotFoundScreen } from './features/shell/NotFoundScreen.tsx'
import { SkipLink } from './features/shell/SkipLink.tsx'
import { useRouteFocus } from './features/shell/useRouteFocus.ts'
import { loadEditor } from './loadEditor.ts'
import { loadList } from './loadList.ts'
import { routes } from './routes.ts'
import { Toaster } from './ui/Toaster.tsx'
import { TooltipHost } from './ui/TooltipHost.tsx'

const ArticleListScreen = lazy(async () => ({ default: (await loadList()).ArticleListScreen }))
const ArticleScreen = lazy(async () => ({ default: (await loadEditor()).ArticleScreen }))
const loadEntrance = () => import('./features/session/signInParts.ts')
const SignInScreen = lazy(async () => ({ default: (await loadEntrance()).SignInScreen }))
const InvitationScreen = lazy(async () => ({ default: (await loadEntrance()).InvitationScreen }))
const SettingsScreen = lazy(async () => ({
  default: (await import('./features/settings/settingsParts.ts')).SettingsScreen,
}))
const waiting = <main id="main" tabIndex={-1} aria-busy="true" />

/** The whole web app. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <SkipLink />
      <Screens />
      <TooltipHost />
      <Toaster />
    </QueryClientProvider>
  )
}

function Screens() {
  const [location] = useLocation()
  useRouteFocus()
  return (
    <ErrorBoundary screen={location}>
      <Switch>
        <Route path={routes.signIn}>
          <Suspense fallback={waiting}>
            <SignInScreen />
          </Suspense>
        </Route>
        <Route path={routes.invitation}>
          <Suspense fallback={waiting}>
            <InvitationScreen />
          </Suspense>
        </Route>
        <Route>
          <RequireSession>
            <LiveState>
              <SignedInScreens />
            </LiveState>
          </RequireSession>
        </Route>
      </Switch>
    </ErrorBoundary>
  )
}

function SignedInScreens() {
  useLiveArticles()
  return (
    <Switch>
      <Route path={routes.articles}>
        <Header />
        <Suspense fallback={waiting}>
          <ArticleListScreen />
        </Suspense>
      </Route>
      <Route path={routes.settings}>
        {({ page = '' }) => (
          <>
            <Header />
            <Suspense fallback={waiting}>
              <SettingsScreen page={page} />
            </Suspense>
          </>
        )}
      </Route>
      <Route path={routes.article}>
        {({ id }) => (
          <Suspense fallback={<LoadingScreen />}>
            <ArticleScreen key={id} articleId={id} />
          </Suspense>
        )}
      </Route>
      {/* People type the address by hand. */}
      <Route path="/articles">
        <Redirect to={routes.articles} replace />
      </Route>
      <Route>
        <Header />
        <NotFoundScreen />
      </Route>
    </Switch>
  )
}
