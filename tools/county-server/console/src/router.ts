import { createRouter, createWebHashHistory } from 'vue-router'
import { loadSession, session } from './session'

// Each page is loaded when it is first opened.
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/network' },
    { path: '/sign-in', component: () => import('./pages/sign_in/SignInPage.vue'), meta: { open: true } },
    { path: '/network', component: () => import('./pages/network/NetworkPage.vue') },
    { path: '/network/:station', component: () => import('./pages/network/StationPage.vue'), props: true },
    { path: '/configuration', component: () => import('./pages/configuration/ConfigurationPage.vue') },
    {
      path: '/configuration/:station',
      component: () => import('./pages/configuration/ConfigurationPage.vue'),
      props: true,
    },
    { path: '/changes', component: () => import('./pages/changes/ChangesPage.vue') },
    { path: '/changes/:change', component: () => import('./pages/changes/ChangePage.vue'), props: true },
    // The list stays behind the drawer of one of its rows.
    {
      path: '/receptions/:reception?',
      component: () => import('./pages/receptions/ReceptionsPage.vue'),
      props: (route) => ({ reception: route.params.reception || undefined }),
    },
    {
      path: '/opinions/:opinion?',
      component: () => import('./pages/opinions/OpinionsPage.vue'),
      props: (route) => ({ opinion: route.params.opinion || undefined }),
    },
    { path: '/statistics', component: () => import('./pages/statistics/StatisticsPage.vue') },
    { path: '/administration', component: () => import('./pages/administration/AdministrationPage.vue') },
    { path: '/:anything(.*)*', redirect: '/network' },
  ],
})

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  if (!session.value) await loadSession()
  return session.value ? true : { path: '/sign-in', query: { to: to.fullPath } }
})
